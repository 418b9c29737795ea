package systole.engine.tool;

import systole.model.node.NodeName;
import systole.model.score.Score;

import java.util.Optional;

/** {@code crm_master}: how much an agent's resource wants to be the master on its node. */
final class MasterTool implements Tool {
    private static final OptionTable OPTIONS = AttributeOptions.table("crm_master");

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        String resource =
                given.value('r').filter(id -> !id.isBlank()).orElseThrow(MasterTool::byHand);
        Optional<String> value = given.value('v');
        if (value.isPresent() && value.flatMap(Score::parse).isEmpty()) {
            throw Refusal.because(
                    CibError.INVALID_ARGUMENT, "\"" + value.get() + "\" is not a score");
        }
        NodeName node = NodeOption.of(given, cluster);
        Scope scope =
                Scope.typed(given).filter("nodes"::equals).isPresent()
                        ? new Scope.Lasting(node)
                        : new Scope.Passing(node);
        return AttributeOptions.apply(
                given, new NamedAttribute(scope, "master-" + resource), cluster);
    }

    private static Refusal byHand() {
        return Refusal.saying(
                """
                This program should only ever be invoked from inside an OCF resource agent.
                DO NOT INVOKE MANUALLY FROM THE COMMAND LINE.
                """,
                1);
    }
}
