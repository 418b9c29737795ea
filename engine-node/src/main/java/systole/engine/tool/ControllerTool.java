package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;

import java.util.stream.Collectors;

/** {@code crmadmin}: who leads the cluster, and which nodes it has. */
final class ControllerTool implements Tool {
    private static final int USUAL_WAIT_SECONDS = 30;
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crmadmin",
                    """
                    -D --dc_lookup       who leads
                    -S --status NODE     the state of a node's resource manager
                    -N --nodes           the configured nodes
                    -K --kill NODE       not done from here: stop the engine on that node
                    -E --election NODE   not done from here: the oldest member leads
                    -i --debug_inc NODE  not done from here: ha.cf says how much is logged
                    -d --debug_dec NODE  the same
                    -t --timeout MS      how long -D and -S would wait for an answer
                    -V --verbose         say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        char action =
                given.last("DSNKEid")
                        .orElseThrow(() -> OPTIONS.wrong("say what to do: -D, -S or -N"));
        String node = given.value(action).orElse("");
        Wording wording = Wording.of(given);
        Standing standing = cluster.standing();
        Refusal silence = silence(given);
        return switch (action) {
            case 'D' -> {
                NodeName leader = standing.controller().orElseThrow(() -> silence);
                yield ToolResult.printed("Designated Controller is: " + leader + "\n");
            }
            case 'S' -> {
                NodeName member =
                        given.node('S')
                                .filter(standing.members()::contains)
                                .orElseThrow(() -> silence);
                boolean leads = standing.controller().filter(member::equals).isPresent();
                yield ToolResult.printed(
                        wording.controllerState(member, leads ? "S_IDLE" : "S_NOT_DC"));
            }
            case 'N' -> ToolResult.printed(nodes(cluster.cib(), wording));
            case 'K' -> throw notHere("stop the engine on " + node + " itself");
            case 'E' ->
                    throw notHere("the oldest member leads; restart its engine to have another");
            default -> throw notHere("\"debug\" in ha.cf on " + node + " says how much is logged");
        };
    }

    private static String nodes(Cib cib, Wording wording) {
        return cib.configuration().nodes().stream()
                .filter(Node::member)
                .map(wording::node)
                .collect(Collectors.joining());
    }

    /** Heartbeat's tool waits for an answer; who is no member is known not to give one. */
    private static Refusal silence(Given given) throws Refusal {
        String wait = given.value('t').orElse(USUAL_WAIT_SECONDS + "000");
        if (!wait.matches("[1-9]\\d{0,8}")) {
            throw OPTIONS.wrong("-t is a number of milliseconds");
        }
        return Refusal.saying(
                "No messages received in %d seconds.. aborting\n"
                        .formatted(Integer.parseInt(wait) / 1000),
                1);
    }

    private static Refusal notHere(String instead) {
        return Refusal.saying("crmadmin: not done from here: " + instead + "\n", 1);
    }
}
