package systole.engine.sim;

import systole.engine.port.View;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The wires between machines, and the agreement on views, which it reaches by knowing everything.
 *
 * <p>A member that dies or is cut off is missed after {@link Manner#deadtime}. A side that loses
 * quorum is told first; the other side waits {@link Manner#release} longer before it counts, as the
 * acknowledgement lease of the real group guarantees. Of two nodes, the one that the ping group
 * prefers goes on alone; a node that starts alone waits for the other.
 */
public final class Network {
    private static final Duration JOINING = Duration.ofMillis(300);
    private static final Duration LEAVING = Duration.ofMillis(20);

    /**
     * How the wires behave.
     *
     * @param deadtime of silence, after which a member counts as gone
     * @param release how much later the side that keeps quorum acts than the side that lost it
     * @param slowest the longest a message travels
     */
    public record Manner(Duration deadtime, Duration release, Duration slowest) {
        /** Like a quiet network with the product's defaults. */
        public static final Manner USUAL =
                new Manner(Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofMillis(4));
    }

    private final World world;
    private final SimRandom random;
    private final int votes;
    private final Manner manner;
    private final Map<NodeName, SimGroup> members = new TreeMap<>();
    private final Map<NodeName, Integer> sides = new HashMap<>();
    private final Set<SimGroup> quorate = new LinkedHashSet<>();
    private QuorumRule rule = Network::majority;
    private long births;
    private long views;
    private long plan;
    private long releasedAt;

    /** Decides whether a set of members may act for the whole cluster. */
    @FunctionalInterface
    public interface QuorumRule {
        /** Tells whether they have quorum. */
        boolean quorate(Network network, List<SimGroup> side);
    }

    /** Wires between so many machines. */
    public Network(World world, int votes, Manner manner) {
        this.world = world;
        this.random = world.random("network");
        this.votes = votes;
        this.manner = manner;
    }

    /** Decides quorum otherwise, to see whether a checker notices. */
    public void rule(QuorumRule other) {
        rule = other;
    }

    /** More than half; of two, whoever had quorum and is preferred. */
    private static boolean majority(Network network, List<SimGroup> side) {
        if (side.size() * 2 > network.votes) {
            return true;
        }
        return network.votes == 2 && network.goesOnAlone(side.getFirst());
    }

    private boolean goesOnAlone(SimGroup survivor) {
        return quorate.contains(survivor)
                && quorate.stream()
                        .filter(SimGroup::alive)
                        .noneMatch(other -> other.node().compareTo(survivor.node()) < 0);
    }

    World world() {
        return world;
    }

    /** An engine's end of the wires. */
    public SimGroup end(NodeName node, SimLoop loop) {
        return new SimGroup(this, node, loop, random.split(node + "#" + births++));
    }

    /** Cuts every wire between these machines and all others. */
    public void cut(Set<NodeName> side, int number) {
        side.forEach(node -> sides.put(node, number));
        world.note("network cut off " + side.stream().sorted().toList());
        missedAfterDeadtime();
    }

    /** Mends every wire. */
    public void mend() {
        if (sides.isEmpty()) {
            return;
        }
        sides.clear();
        world.note("network mended");
        members.values().forEach(SimGroup::pump);
        agreeIn(JOINING);
    }

    /** Tells whether a message can pass. */
    boolean connected(NodeName one, NodeName other) {
        return side(one) == side(other);
    }

    private int side(NodeName node) {
        return sides.getOrDefault(node, 0);
    }

    Duration travel() {
        return random.between(Duration.ofNanos(100_000), manner.slowest());
    }

    void join(SimGroup end) {
        agreeIn(JOINING);
        SimGroup ghost = members.get(end.node());
        if (ghost == null) {
            end.bornAt(births++);
            members.put(end.node(), end);
            return;
        }
        ghost.end();
        world.after(
                manner.deadtime(),
                () -> {
                    if (end.alive() && members.get(end.node()) != end) {
                        members.remove(end.node(), ghost);
                        agree();
                        join(end);
                    }
                });
    }

    void leave(SimGroup end) {
        if (members.remove(end.node(), end)) {
            agreeIn(LEAVING);
        }
    }

    /** A machine lost its power: it says nothing any more, and is missed in time. */
    void missedAfterDeadtime() {
        agreeIn(manner.deadtime());
    }

    private void agreeIn(Duration delay) {
        world.after(delay.plus(random.between(Duration.ZERO, JOINING)), this::agree);
    }

    /** Installs a view on each side whose members changed. */
    private void agree() {
        members.values().removeIf(end -> !end.alive());
        plan++;
        Map<Integer, List<SimGroup>> bySide = new TreeMap<>();
        members.values().stream()
                .sorted(Comparator.comparingLong(SimGroup::born))
                .forEach(
                        end ->
                                bySide.computeIfAbsent(side(end.node()), _ -> new ArrayList<>())
                                        .add(end));
        var losers = new ArrayList<List<SimGroup>>();
        var winners = new ArrayList<List<SimGroup>>();
        bySide.values().forEach(side -> (rule.quorate(this, side) ? winners : losers).add(side));
        boolean lost = losers.stream().flatMap(List::stream).anyMatch(quorate::contains);
        losers.forEach(side -> install(side, false));
        if (lost) {
            releasedAt = world.nanos() + manner.release().toNanos();
        }
        long current = plan;
        Duration wait = Duration.ofNanos(Math.max(0, releasedAt - world.nanos()));
        if (wait.isZero()) {
            winners.forEach(side -> install(side, true));
        } else {
            winners.forEach(side -> waitForRelease(side, current, wait));
        }
    }

    private void waitForRelease(List<SimGroup> side, long planned, Duration wait) {
        world.after(
                wait,
                () -> {
                    if (plan == planned && side.stream().allMatch(SimGroup::alive)) {
                        install(side, true);
                    }
                });
    }

    private void install(List<SimGroup> side, boolean mayAct) {
        List<NodeName> names = side.stream().map(SimGroup::node).toList();
        if (side.stream().allMatch(end -> end.sharesLatest(side, mayAct))) {
            return;
        }
        var view = new View(++views, names, mayAct);
        if (mayAct) {
            quorate.clear();
            quorate.addAll(side);
        } else {
            side.forEach(quorate::remove);
        }
        side.forEach(end -> end.agreed(view, side, travel()));
    }
}
