package systole.engine.sim;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cables between machines, each direction by itself: cut, bad or good; and the router that
 * pairs of nodes ping.
 */
public final class Network {
    /**
     * How a cable treats datagrams; the bus only feels the slowness.
     *
     * @param lost of a thousand
     * @param repeated of a thousand
     * @param slowest the longest one travels; those sent later may overtake it
     */
    public record Quality(int lost, int repeated, Duration slowest) {
        /** A quiet network. */
        public static final Quality GOOD = new Quality(0, 5, Duration.ofMillis(4));
    }

    /** One direction of the way between two machines. */
    private record Cable(NodeName from, NodeName to) {}

    private static final Duration QUICKEST = Duration.ofNanos(100_000);

    private final World world;
    private final SimRandom random;
    private final Set<Cable> cut = new HashSet<>();
    private final Set<Cable> blocked = new HashSet<>();
    private final Map<NodeName, SimWire> wires = new TreeMap<>();
    private final Map<NodeName, SimBus> buses = new TreeMap<>();
    private final Set<NodeName> frozen = new TreeSet<>();
    private final Set<NodeName> offRouter = new TreeSet<>();
    private Quality usual = Quality.GOOD;

    /** Good cables. */
    public Network(World world) {
        this.world = world;
        this.random = world.random("network");
    }

    World world() {
        return world;
    }

    /** Cuts one direction. */
    public void cut(NodeName from, NodeName to) {
        world.note("network cut " + from + " -> " + to);
        cut.add(new Cable(from, to));
        changed();
    }

    /** Cuts both directions. */
    public void part(NodeName one, NodeName other) {
        cut(one, other);
        cut(other, one);
    }

    /** Cuts everything between these and all others. */
    public void cutOff(Set<NodeName> side, Collection<NodeName> all) {
        var rest = new ArrayList<>(all);
        rest.removeAll(side);
        side.forEach(one -> rest.forEach(other -> part(one, other)));
    }

    /** Lets datagrams pass between two, but no connection. */
    public void block(NodeName one, NodeName other) {
        world.note("network blocks connections between " + one + " and " + other);
        blocked.add(new Cable(one, other));
        blocked.add(new Cable(other, one));
        changed();
    }

    /** These do not reach the router until everything is mended. */
    public void hideRouter(Collection<NodeName> nodes) {
        world.note("router out of reach of " + nodes);
        offRouter.addAll(nodes);
    }

    /** All cables treat datagrams like this from now on. */
    public void quality(Quality quality) {
        world.note("network " + quality);
        usual = quality;
    }

    /** Mends what is cut; bad cables stay bad. */
    public void mend() {
        if (!cut.isEmpty() || !blocked.isEmpty() || !offRouter.isEmpty()) {
            world.note("network mended");
            cut.clear();
            blocked.clear();
            offRouter.clear();
            changed();
        }
    }

    /** A machine does nothing at all, or does again. */
    void frozen(NodeName node, boolean stands) {
        if (stands) {
            frozen.add(node);
        } else {
            frozen.remove(node);
        }
        changed();
    }

    boolean isFrozen(NodeName node) {
        return frozen.contains(node);
    }

    void plug(SimWire wire) {
        wires.put(wire.node(), wire);
    }

    void unplug(SimWire wire) {
        wires.remove(wire.node(), wire);
    }

    void plug(SimBus bus) {
        buses.put(bus.node(), bus);
        changed();
    }

    void unplug(SimBus bus) {
        if (buses.remove(bus.node(), bus)) {
            changed();
        }
    }

    private void changed() {
        List.copyOf(buses.values()).forEach(SimBus::reconsider);
    }

    /** Tells whether a datagram may pass in that direction. */
    boolean passes(NodeName from, NodeName to) {
        return !cut.contains(new Cable(from, to));
    }

    /** Tells whether a connection may stand between two: both ways, and both ends awake. */
    boolean connects(NodeName one, NodeName other) {
        return passes(one, other)
                && passes(other, one)
                && !blocked.contains(new Cable(one, other))
                && !frozen.contains(one)
                && !frozen.contains(other);
    }

    /** The bus that a node has open at the moment. */
    Optional<SimBus> bus(NodeName node) {
        return Optional.ofNullable(buses.get(node));
    }

    boolean reachesRouter(NodeName node) {
        return !offRouter.contains(node);
    }

    /** How long the next thing travels. */
    Duration travel() {
        return random.between(QUICKEST, usual.slowest());
    }

    /** Takes a datagram to a machine, unless it is lost; sometimes twice. */
    void carry(NodeName from, NodeName to, byte[] payload) {
        if (!passes(from, to) || random.perMille(usual.lost())) {
            return;
        }
        deliver(from, to, payload);
        if (random.perMille(usual.repeated())) {
            deliver(from, to, payload);
        }
    }

    private void deliver(NodeName from, NodeName to, byte[] payload) {
        world.after(
                travel(),
                () -> {
                    SimWire target = wires.get(to);
                    if (target != null && passes(from, to)) {
                        target.arrived(from, payload);
                    }
                });
    }
}
