package systole.engine.tool;

import systole.remote.protocol.NodeReport.Link;
import systole.remote.protocol.NodeReport.PingNode;

import java.util.List;
import java.util.Map;

/**
 * What a node hears of the others, and how it was told to listen.
 *
 * @param links to the other nodes
 * @param pingNodes hosts outside the cluster
 * @param parameters what ha.cf says, by directive
 */
public record Hearing(List<Link> links, List<PingNode> pingNodes, Map<String, String> parameters) {
    /** Where no engine listens. */
    public static final Hearing NOTHING = new Hearing(List.of(), List.of(), Map.of());

    /** Copies the collections. */
    public Hearing {
        links = List.copyOf(links);
        pingNodes = List.copyOf(pingNodes);
        parameters = Map.copyOf(parameters);
    }
}
