package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;

import java.util.Optional;
import java.util.stream.Collectors;

/** {@code crmadmin}: who leads the cluster, and which nodes it has. */
final class ControllerTool implements Tool {
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crmadmin",
                    """
                    -D --dc_lookup    who leads
                    -S --status NODE  the state of a node's resource manager
                    -N --nodes        the configured nodes
                    -V --verbose      say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        char action =
                given.last("DSN").orElseThrow(() -> OPTIONS.wrong("say what to do: -D, -S or -N"));
        return switch (action) {
            case 'D' -> ToolResult.printed(leader(cluster.standing()));
            case 'S' -> ToolResult.printed(state(given.node('S'), cluster.standing()));
            default -> ToolResult.printed(nodes(cluster.cib()));
        };
    }

    private static String leader(Standing standing) throws Refusal {
        return "Designated Controller is: "
                + standing.controller().orElseThrow(ControllerTool::silence)
                + "\n";
    }

    private static String state(Optional<NodeName> node, Standing standing) throws Refusal {
        NodeName member =
                node.filter(standing.members()::contains).orElseThrow(ControllerTool::silence);
        boolean leads = standing.controller().filter(member::equals).isPresent();
        return "Status of crmd@%s: %s (ok)\n".formatted(member, leads ? "S_IDLE" : "S_NOT_DC");
    }

    private static String nodes(Cib cib) {
        return cib.configuration().nodes().stream()
                .filter(Node::member)
                .map(node -> "normal node: %s (%s)\n".formatted(node.name(), node.id()))
                .collect(Collectors.joining());
    }

    /** Heartbeat's tool waits for an answer; who is no member is known not to give one. */
    private static Refusal silence() {
        return Refusal.saying("No messages received in 30 seconds.. aborting\n", 1);
    }
}
