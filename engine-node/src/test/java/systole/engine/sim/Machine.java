package systole.engine.sim;

import org.jspecify.annotations.Nullable;

import systole.engine.control.EngineObserver;
import systole.engine.control.NodeEngine;
import systole.engine.group.GroupWatcher;
import systole.engine.group.HeartbeatGroup;
import systole.engine.group.Loops;
import systole.engine.message.Errand;
import systole.engine.port.EnginePorts;
import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A node: a power switch, a disk, a clock, agents, and while it is switched on an engine. */
public final class Machine {
    /** The beginning of the names of options that administrators mark the CIB with. */
    public static final String MARK = "mark-";

    /** A machine that stands still for longer than this is reset, if it has a watchdog. */
    private static final Duration WATCHDOG = Duration.ofSeconds(10);

    /** From the end of an engine that gave up by itself to the machine's reset. */
    private static final Duration LINGERING = Duration.ofSeconds(4);

    /** How long a reset machine is off. */
    private static final Duration RESET = Duration.ofSeconds(7);

    private final World world;
    private final NodeName name;
    private final Site site;
    private final Agents agents;
    private final Disk disk;
    private final SimClock clock;
    private final SimRandom random;
    private @Nullable Running running;
    private @Nullable View acting;
    private boolean leaving;
    private int boots;
    private int power;

    /** What is there only while an engine runs. */
    private record Running(
            Threads threads,
            HeartbeatGroup group,
            SimBus bus,
            SimProcesses processes,
            SimStore store,
            NodeEngine engine,
            Ear ear) {}

    private Loads loads = Loads.NONE;

    /** A machine that is switched off. */
    public Machine(Site site, NodeName name) {
        this.site = site;
        this.world = site.world();
        this.name = name;
        this.random = world.random("machine " + name);
        this.agents = new Agents(world, name);
        this.disk = new Disk(random.split("disk"));
        this.clock = new SimClock(world, Duration.ofMillis(random.between(-2_000, 2_000)));
        world.watch(this::noticeActing);
    }

    /** Its name. */
    public NodeName name() {
        return name;
    }

    /** Its agents. */
    public Agents agents() {
        return agents;
    }

    /** Its disk. */
    public Disk disk() {
        return disk;
    }

    /** Its time of day. */
    public SimClock clock() {
        return clock;
    }

    /** How often it was switched on. */
    public int boots() {
        return boots;
    }

    /** Tells whether an engine runs on it. */
    public boolean on() {
        return running != null;
    }

    /** The CIB its engine shows, if it runs and has shown one. */
    public Optional<Cib> cib() {
        return Optional.ofNullable(running).map(now -> now.ear().cib);
    }

    /** The view its engine was told last, if it runs and was told one. */
    public Optional<View> view() {
        return Optional.ofNullable(running).map(now -> now.ear().view);
    }

    /** Tells whether its engine leads a quorate view. */
    public boolean leads() {
        return running != null && running.ear().leads && view().filter(View::quorate).isPresent();
    }

    /** The most that ever waited here. */
    public Loads loads() {
        return loads.max(present());
    }

    private Loads present() {
        return running == null
                ? Loads.NONE
                : new Loads(
                        running.threads().engine().longestQueue(),
                        running.threads().timers().most(),
                        running.bus().most(),
                        running.processes().most(),
                        running.store().most());
    }

    /** Switches it on; does nothing if it is. */
    public void boot() {
        if (running != null) {
            return;
        }
        leaving = false;
        power++;
        String boot = name + "#" + ++boots;
        var threads = Threads.of(world, boot, random);
        var ticker = new SimTicker(world, random.split("ticker " + boot));
        var bus = bus(threads, boot);
        HeartbeatGroup group = group(threads, ticker, bus);
        var processes = new SimProcesses(threads.engine(), agents);
        var store = new SimStore(name, threads.engine(), disk);
        var ports =
                new EnginePorts(
                        ticker,
                        clock,
                        threads.timers(),
                        random.split("engine " + boot),
                        group,
                        processes,
                        store);
        var ear = new Ear();
        var engine = new NodeEngine(name, ports, site.settings(), ear);
        running = new Running(threads, group, bus, processes, store, engine, ear);
        world.observe(new Observation.EngineStarted(name));
        threads.engine().post(engine::start);
    }

    private SimBus bus(Threads threads, String boot) {
        return new SimBus(
                site.network(),
                name,
                site.peersOf(name),
                threads.bus(),
                random.split("bus " + boot),
                SimBus.Manner.USUAL);
    }

    private HeartbeatGroup group(Threads threads, SimTicker ticker, SimBus bus) {
        var wire =
                new SimWire(
                        site.network(),
                        name,
                        site.peersOf(name),
                        threads.heart(),
                        threads.heartTimers(),
                        ticker);
        return new HeartbeatGroup(
                site.group(name, boots),
                ticker,
                new Loops(threads.heartTimers(), threads.heart()::offer, threads.engine()::offer),
                new HeartbeatGroup.Carriers(
                        site.nodes().size() == 2 ? wire.asking() : wire, bus, site.format()),
                new Pulse());
    }

    /** Looks whether its engine may act at this moment. */
    private void noticeActing() {
        View now = running != null && running.group().mayAct() ? running.ear().view : null;
        if (now != acting) {
            acting = now;
            world.observe(
                    now == null
                            ? new Observation.ActsNoMore(name)
                            : new Observation.Acts(name, now));
        }
    }

    /** Switches it off without a warning; does nothing if it is off. */
    public void cutPower() {
        Running last = running;
        if (last != null) {
            stopRunning(last);
            last.bus().cutPower();
            last.group().cut();
            powerLost();
        }
    }

    private void stopRunning(Running last) {
        loads = loads();
        running = null;
        power++;
        site.network().frozen(name, false);
        last.threads().all().forEach(SimLoop::end);
    }

    private void powerLost() {
        disk.cut();
        agents.cutPower();
        world.observe(new Observation.PowerLost(name));
    }

    /** Has the engine leave in peace; then the machine is switched off. */
    public void shutDown() {
        if (running != null) {
            leaving = true;
            running.threads().engine().post(running.engine()::shutDown);
        }
    }

    /** The engine has ended by itself, in peace or giving up; the machine is switched off then. */
    private void left() {
        Running last = running;
        if (last == null) {
            return;
        }
        // Heart and bus may still say goodbye.
        last.threads().engine().end();
        world.after(Duration.ofMillis(1), () -> last.threads().all().forEach(SimLoop::end));
        loads = loads();
        running = null;
        int off = ++power;
        world.observe(new Observation.EngineStopped(name));
        world.after(
                leaving ? Duration.ZERO : random.between(Duration.ZERO, LINGERING),
                () -> {
                    if (power == off) {
                        powerLost();
                        resetUnlessLeaving();
                    }
                });
    }

    private void resetUnlessLeaving() {
        if (!leaving) {
            world.after(RESET, this::boot);
        }
    }

    /** Its engine's thread stands still for a while; the heart goes on. */
    public void pause(Duration span) {
        if (running != null) {
            running.threads().engine().pause(span);
        }
    }

    /**
     * Everything on it stands still for a while, agents and their processes too; if it has a
     * watchdog, that resets it before long.
     */
    public void freeze(Duration span) {
        if (running == null || site.network().isFrozen(name)) {
            return;
        }
        world.observe(new Observation.Froze(name));
        running.threads().all().forEach(loop -> loop.pause(span));
        agents.freeze(span);
        site.network().frozen(name, true);
        int on = power;
        Duration end = site.watchdogs() && span.compareTo(WATCHDOG) > 0 ? WATCHDOG : span;
        world.after(
                end,
                () -> {
                    if (power == on) {
                        thawOrReset(end.compareTo(span) < 0);
                    }
                });
    }

    private void thawOrReset(boolean reset) {
        if (reset) {
            cutPower();
            resetUnlessLeaving();
        } else {
            site.network().frozen(name, false);
            world.observe(new Observation.Thawed(name));
        }
    }

    /** Asks its engine for something; without an engine nobody answers. */
    public void submit(Command command, Consumer<Reply> replied) {
        onEngine(engine -> engine.submit(new Errand(Administrator.VISITOR, "", command), replied));
    }

    /** Runs something on its engine's loop, if there is an engine. */
    void onEngine(Consumer<NodeEngine> action) {
        if (running != null) {
            NodeEngine engine = running.engine();
            running.threads().engine().post(() -> action.accept(engine));
        }
    }

    /** Listens to the engine of one boot. */
    private final class Ear implements EngineObserver {
        private @Nullable Cib cib;
        private @Nullable View view;
        private boolean leads;

        @Override
        public void viewChanged(View next) {
            view = next;
            world.observe(new Observation.ViewInstalled(name, next));
        }

        @Override
        public void roleChanged(EngineObserver.Role role) {
            world.note(name + " is " + role);
            boolean leader = role == EngineObserver.Role.CONTROLLER;
            if (leader != leads) {
                leads = leader;
                world.observe(
                        leader ? new Observation.Leads(name) : new Observation.LeadsNoMore(name));
            }
            if (role == EngineObserver.Role.GONE) {
                left();
            }
        }

        @Override
        public void cibChanged(Cib before, Cib after) {
            cib = after;
            if (!before.configuration().equals(after.configuration())) {
                world.observe(new Observation.Shown(name, after.version(), marks(after)));
            }
        }

        @Override
        public void transitionProgress(int number, int done, int total, boolean aborted) {
            world.note(
                    "%s transition %d: %d of %d%s"
                            .formatted(name, number, done, total, aborted ? ", aborted" : ""));
        }

        @Override
        public void news(ClusterEvent event) {
            world.note(name + " hears " + event);
        }

        @Override
        public void log(ClusterEvent.Level level, String text) {
            world.note(name + " " + level + " " + text);
        }
    }

    /** Listens to the heart of one boot. */
    private final class Pulse implements GroupWatcher {
        @Override
        public void viewChanged(View view) {
            world.note(name + "'s heart agrees to " + view);
        }

        @Override
        public void engineStuck() {
            world.note(name + "'s engine is stuck");
            cutPower();
            world.after(RESET, Machine.this::boot);
        }
    }

    /** The marks of administrators in a document. */
    static Set<String> marks(Cib cib) {
        var marks = new TreeSet<String>();
        for (String option : cib.configuration().options().values().keySet()) {
            if (option.startsWith(MARK)) {
                marks.add(option);
            }
        }
        return marks;
    }
}
