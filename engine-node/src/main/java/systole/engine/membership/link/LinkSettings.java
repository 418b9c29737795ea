package systole.engine.membership.link;

import systole.model.node.NodeName;

import java.util.List;

/**
 * All about the links of one node.
 *
 * @param peers the other nodes of the cluster
 * @param links over which beats go, all at once
 * @param pingNodes what is asked whether the network works
 */
public record LinkSettings(
        Origin origin,
        List<NodeName> peers,
        List<Link> links,
        List<PingNode> pingNodes,
        LinkTiming timing) {

    /** Copies the lists; this node is none of its peers. */
    public LinkSettings {
        peers = peers.stream().filter(peer -> !peer.equals(origin.node())).distinct().toList();
        links = List.copyOf(links);
        pingNodes = List.copyOf(pingNodes);
    }
}
