package systole.engine.sim;

import systole.engine.control.EngineSettings;
import systole.engine.group.HeartbeatGroup;
import systole.engine.group.MessageFormat;
import systole.engine.membership.AgreementTiming;
import systole.engine.membership.Party;
import systole.engine.membership.Solitude;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the machines of a cluster share.
 *
 * @param nodes all that are configured
 * @param format how engines write to each other
 * @param stack how each of them takes part in the membership
 * @param watchdogs machines that stand still are reset by their hardware
 */
public record Site(
        World world,
        Network network,
        List<NodeName> nodes,
        MessageFormat format,
        Stack stack,
        boolean watchdogs,
        EngineSettings settings) {

    /**
     * The spans of simulated clusters: their agents take seconds to stop, so what lies between
     * lease and deadtime is long.
     */
    public static final AgreementTiming TIMING =
            new AgreementTiming(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(14),
                    Duration.ofSeconds(35));

    /** Copies the list. */
    public Site {
        nodes = List.copyOf(nodes);
    }

    /** How a start of a node takes part in the membership. */
    @FunctionalInterface
    public interface Stack {
        /** The settings of a start. */
        HeartbeatGroup.Settings of(NodeName self, Set<NodeName> nodes, long incarnation);
    }

    /** The product's: two nodes have a ping node, and whoever starts waits for the other. */
    public static HeartbeatGroup.Settings usual(
            NodeName self, Set<NodeName> nodes, long incarnation) {
        return new HeartbeatGroup.Settings(
                new Party(self, nodes, incarnation), TIMING, solitude(nodes));
    }

    private static Solitude solitude(Set<NodeName> nodes) {
        Set<String> pinged = nodes.size() == 2 ? Set.of(SimWire.ROUTER) : Set.of();
        return new Solitude(pinged, true, TIMING);
    }

    HeartbeatGroup.Settings group(NodeName self, long incarnation) {
        return stack.of(self, new TreeSet<>(nodes), incarnation);
    }

    /** All nodes but one. */
    List<NodeName> peersOf(NodeName node) {
        return nodes.stream().filter(other -> !other.equals(node)).toList();
    }
}
