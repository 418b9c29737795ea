package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code cl_status}: whether the engine runs, and which nodes are heard. */
final class HeartbeatTool implements Tool {
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "cl_status",
                    """
                    -m --human    words instead of bare values; then hbstatus, listnodes or nodestatus
                    -n --normal   with listnodes: cluster nodes alone
                    -p --ping     with listnodes: ping nodes alone\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        List<String> words = given.operands();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "hbstatus" -> ToolResult.printed("Heartbeat is running on this machine.\n");
            case "listnodes" -> ToolResult.printed(nodes(given, cluster.cib()));
            case "nodestatus" ->
                    ToolResult.printed(
                            state(words.size() > 1 ? words.get(1) : "", given.has('m'), cluster));
            default -> throw OPTIONS.wrong("say hbstatus, listnodes or nodestatus NODE");
        };
    }

    private static String nodes(Given given, Cib cib) {
        Predicate<Node> wanted =
                given.has('n')
                        ? Node::member
                        : given.has('p') ? Predicate.not(Node::member) : _ -> true;
        return cib.configuration().nodes().stream()
                .filter(wanted)
                .map(node -> node.name() + "\n")
                .collect(Collectors.joining());
    }

    private static String state(String name, boolean human, ClusterAccess cluster) throws Refusal {
        Optional<NodeName> node =
                Optional.of(name).filter(text -> !text.isBlank()).map(NodeName::of);
        if (node.flatMap(one -> cluster.cib().configuration().node(one)).isEmpty()) {
            throw Refusal.saying("Cluster node " + name + " is not known\n", 1);
        }
        String state = cluster.standing().members().contains(node.get()) ? "active" : "dead";
        return human ? "The cluster node %s is %s\n".formatted(name, state) : state + "\n";
    }
}
