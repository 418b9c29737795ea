package systole.engine.sim;

import org.jspecify.annotations.Nullable;

import systole.engine.group.GroupWatcher;
import systole.engine.group.HeartbeatGroup;
import systole.engine.group.Loops;
import systole.engine.group.MessageFormat;
import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.View;
import systole.engine.sim.check.OneSideActs;
import systole.engine.sim.check.ViewsAgreed;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Nodes that have their group and nothing else, under the checkers of the membership. */
final class Gathering {
    final World world;
    final Network network;
    private final List<NodeName> names;
    private final SimBus.Manner manner;
    private final MessageFormat format = new Tokens();
    private final Map<NodeName, Member> members = new TreeMap<>();
    private long starts;

    /** Nodes that have not been started. */
    Gathering(long seed, List<NodeName> names, SimBus.Manner manner) {
        this.world = new World(seed);
        this.network = new Network(world);
        this.names = List.copyOf(names);
        this.manner = manner;
        world.check(new OneSideActs());
        world.check(new ViewsAgreed());
    }

    /** A node starts anew; it has not joined yet. */
    Member start(NodeName name) {
        var member = new Member(name);
        members.put(name, member);
        return member;
    }

    /** All start, join, and form a view. */
    Gathering formed() {
        for (NodeName name : names) {
            Member member = start(name);
            member.group.join(member);
        }
        world.run(Site.TIMING.dead().multipliedBy(2));
        return this;
    }

    /** Tells whether a node takes part. */
    boolean has(NodeName name) {
        return members.containsKey(name);
    }

    /** The latest start of a node. */
    Member member(NodeName name) {
        return Objects.requireNonNull(members.get(name), name::value);
    }

    /** One start of a node, and all that it heard. */
    final class Member implements GroupChannel.Listener {
        final List<View> views = new ArrayList<>();
        final List<Message> heard = new ArrayList<>();
        final SimLoop loop;
        final HeartbeatGroup group;
        private final NodeName name;
        private final SimLoop heart;
        private final SimLoop busLoop;
        private final SimBus bus;
        private @Nullable View acting;

        private Member(NodeName name) {
            String start = name + "#" + ++starts;
            this.name = name;
            this.loop = new SimLoop(world, start);
            this.heart = new SimLoop(world, start + " heart");
            this.busLoop = new SimLoop(world, start + " bus");
            var timers = new SimTimers(heart, world.random("timers " + start));
            var ticker = new SimTicker(world, world.random("ticker " + start));
            var peers = names.stream().filter(other -> !other.equals(name)).toList();
            var wire = new SimWire(network, name, peers, heart, timers, ticker);
            this.bus =
                    new SimBus(network, name, peers, busLoop, world.random("bus " + start), manner);
            this.group =
                    new HeartbeatGroup(
                            Site.usual(name, new TreeSet<>(names), starts),
                            ticker,
                            new Loops(timers, heart::offer, loop::offer),
                            new HeartbeatGroup.Carriers(wire.asking(), bus, format),
                            GroupWatcher.NONE);
            world.watch(this::notice);
        }

        private void notice() {
            View now = group.mayAct() && loop.alive() && !views.isEmpty() ? views.getLast() : null;
            if (now != acting) {
                acting = now;
                world.observe(
                        now == null
                                ? new Observation.ActsNoMore(name)
                                : new Observation.Acts(name, now));
            }
        }

        /** Tells whether it may act at this moment. */
        boolean acts() {
            return acting != null;
        }

        View last() {
            return views.getLast();
        }

        /** The power goes. */
        void crash() {
            List.of(loop, heart, busLoop).forEach(SimLoop::end);
            bus.cutPower();
            group.cut();
            world.observe(new Observation.PowerLost(name));
        }

        /** Stands still altogether. */
        void freeze(Duration span) {
            List.of(loop, heart, busLoop).forEach(each -> each.pause(span));
            network.frozen(name, true);
            world.after(span, () -> network.frozen(name, false));
        }

        @Override
        public void viewChanged(View view) {
            views.add(view);
            world.observe(new Observation.ViewInstalled(name, view));
            if (!view.quorate()) {
                group.letGo();
            }
        }

        @Override
        public void received(NodeName sender, Message message) {
            heard.add(message);
        }
    }
}
