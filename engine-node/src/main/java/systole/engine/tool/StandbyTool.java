package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.NodeName;

import java.util.List;
import java.util.Optional;

/** {@code crm_standby}: whether a node may run resources, for good or until its engine restarts. */
final class StandbyTool implements Tool {
    private static final String STANDBY = "standby";
    private static final OptionTable OPTIONS = AttributeOptions.table("crm_standby");

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        char action = given.last("GvD").orElseThrow(StandbyTool::neither);
        NodeName node = NodeOption.of(given, cluster);
        var lasting = new NamedAttribute(new Scope.Lasting(node), STANDBY);
        var passing = new NamedAttribute(new Scope.Passing(node), STANDBY);
        Optional<NamedAttribute> meant =
                Scope.typed(given).map(word -> word.equals("status") ? passing : lasting);
        switch (action) {
            case 'G' -> {
                return print(cluster.cib(), meant, List.of(passing, lasting), given);
            }
            case 'v' -> {
                String word = word(given.value('v').orElse(""));
                meant.orElse(lasting).set(cluster, word);
            }
            default -> {
                for (NamedAttribute one : meant.map(List::of).orElse(List.of(lasting, passing))) {
                    one.remove(cluster);
                }
            }
        }
        return ToolResult.printed("");
    }

    private static String word(String value) throws Refusal {
        if (CibWords.bool(value).isEmpty()) {
            throw neither();
        }
        return value;
    }

    private static Refusal neither() {
        return Refusal.saying("Please specify 'true' or 'false' with -v\n", 1);
    }

    /** What was set until the next start counts more than what was set for good. */
    private static ToolResult print(
            Cib cib, Optional<NamedAttribute> meant, List<NamedAttribute> all, Given given)
            throws Refusal {
        NamedAttribute one = meant.orElse(all.getLast());
        if (meant.isEmpty() && all.getFirst().value(cib).isPresent()) {
            one = all.getFirst();
        }
        String value = one.value(cib).orElse("off");
        return ToolResult.printed(
                given.has('Q') ? value + "\n" : Wording.of(given).standby(one, value));
    }
}
