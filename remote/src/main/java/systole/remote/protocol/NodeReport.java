package systole.remote.protocol;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one node sees the membership at one moment.
 *
 * @param view the number of the view that holds there; empty before the first
 * @param members of that view, most senior first
 * @param controller who leads it
 * @param quorate the view may act for the whole cluster
 * @param lease how long the node may act if it hears nothing more; empty if it may not, and a year
 *     or more if it depends on nobody
 * @param peers what it last heard of the others
 * @param links its links to the others
 * @param pingNodes what it sees of the ping nodes
 * @param concerns what an administrator should know, one sentence each
 */
public record NodeReport(
        NodeName node,
        Optional<Long> view,
        List<NodeName> members,
        Optional<NodeName> controller,
        boolean quorate,
        Optional<Duration> lease,
        List<Peer> peers,
        List<Link> links,
        List<PingNode> pingNodes,
        List<String> concerns) {

    /** Copies the lists. */
    public NodeReport {
        members = List.copyOf(members);
        peers = List.copyOf(peers);
        links = List.copyOf(links);
        pingNodes = List.copyOf(pingNodes);
        concerns = List.copyOf(concerns);
    }

    /**
     * Another node as this one hears it.
     *
     * @param view the view it says it is in
     * @param hears whom it says it reaches
     */
    public record Peer(NodeName node, Optional<Long> view, List<NodeName> hears) {
        /** Copies the list. */
        public Peer {
            hears = List.copyOf(hears);
        }
    }

    /**
     * One link to one other node.
     *
     * @param name the interface, as ha.cf has it
     * @param silence since it last carried a beat of that node
     */
    public record Link(String name, NodeName peer, boolean up, Duration silence) {}

    /** A ping node or ping group. */
    public record PingNode(String name, boolean up) {}
}
