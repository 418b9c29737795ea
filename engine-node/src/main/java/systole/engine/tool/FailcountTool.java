package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.util.List;
import java.util.Map;

/** {@code crm_failcount}: how often a resource failed on a node; sets it, and forgets it. */
final class FailcountTool implements Tool {
    private static final String COUNT = "fail-count-";
    private static final String TIME = "last-failure-";
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_failcount",
                    """
                    -G --get-value        print the count
                    -v --attr-value COUNT  set the count
                    -D --delete-attr      forget the failures
                    -r --resource-id ID   the resource
                    -U --node-uname NODE  the node; without it this one
                    -u --node-uuid ID     the node by its id
                    -n --attr-name NAME   accepted, without meaning: the resource is enough
                    -i --attr-id ID       accepted, without meaning
                    -s --set-name ID      accepted, without meaning
                    -t --type SECTION     status is the only one
                    -l --lifetime SPAN    reboot is the only one
                    -! --inhibit-policy-engine  accepted, without meaning
                    -Q --quiet            the count alone
                    -V --verbose          say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        String resource =
                given.value('r')
                        .filter(id -> !id.isBlank())
                        .orElseThrow(
                                () -> Refusal.saying("Please specify a resource with -r\n", 1));
        if (Scope.typed(given).filter(scope -> !scope.equals("status")).isPresent()) {
            throw Refusal.because(
                    CibError.INVALID_ARGUMENT,
                    "a failcount lasts until the node's engine restarts, no longer");
        }
        char action =
                given.last("GvD").orElseThrow(() -> OPTIONS.wrong("say what to do: -G, -v or -D"));
        NodeName node = NodeOption.of(given, cluster);
        return switch (action) {
            case 'G' -> {
                String count = count(cluster.cib(), node, resource);
                yield ToolResult.printed(
                        given.has('Q')
                                ? count + "\n"
                                : Wording.of(given)
                                        .attribute(attribute(node, COUNT + resource), count));
            }
            case 'v' -> set(cluster, node, resource, given.value('v').orElse(""));
            default -> forget(cluster, node, resource);
        };
    }

    private static String count(Cib cib, NodeName node, String resource) {
        List<Map.Entry<String, String>> counts =
                attributes(cib, node).entrySet().stream()
                        .filter(one -> belongs(one.getKey(), COUNT + resource))
                        .toList();
        int sum = cib.failcount(node, ResourceId.of(resource));
        return counts.size() == 1
                ? counts.getFirst().getValue()
                : sum >= Score.INFINITY.value() ? "INFINITY" : Integer.toString(sum);
    }

    private static ToolResult set(
            ClusterAccess cluster, NodeName node, String resource, String value) throws Refusal {
        if (Score.parse(value).filter(score -> !score.isNegative()).isEmpty()) {
            throw Refusal.because(CibError.INVALID_ARGUMENT, "\"" + value + "\" is no failcount");
        }
        forget(cluster, node, resource);
        attribute(node, COUNT + resource).set(cluster, value);
        return ToolResult.printed("");
    }

    private static ToolResult forget(ClusterAccess cluster, NodeName node, String resource)
            throws Refusal {
        for (String name : List.copyOf(attributes(cluster.cib(), node).keySet())) {
            if (belongs(name, COUNT + resource) || belongs(name, TIME + resource)) {
                attribute(node, name).remove(cluster);
            }
        }
        return ToolResult.printed("");
    }

    private static NamedAttribute attribute(NodeName node, String name) {
        return new NamedAttribute(new Scope.Passing(node), name);
    }

    /** Pacemaker counts by operation: {@code fail-count-R#monitor_10000}. */
    private static boolean belongs(String name, String plain) {
        return name.equals(plain) || name.startsWith(plain + "#");
    }

    private static Map<String, String> attributes(Cib cib, NodeName node) {
        return cib.state(node).map(state -> state.transientAttributes()).orElse(Map.of());
    }
}
