package systole.engine.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All tools by name. */
public final class Toolbox {
    private static final Map<String, Tool> TOOLS =
            new TreeMap<>(
                    Map.of(
                            "crm_resource", new ResourceTool(),
                            "crm_mon", new MonitorTool(),
                            "cibadmin", new CibTool(),
                            "crm_failcount", new FailcountTool(),
                            "crm_standby", new StandbyTool(),
                            "crmadmin", new ControllerTool(),
                            "cl_status", new HeartbeatTool()));

    private Toolbox() {}

    /** The names of all tools, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(TOOLS.keySet());
    }

    /** What a tool needs for these arguments. */
    public static Needs needs(String name, List<String> arguments) {
        Tool tool = TOOLS.get(name);
        try {
            return tool == null ? Needs.CLUSTER : tool.needs(tool.options().read(arguments));
        } catch (Refusal e) {
            return Needs.CLUSTER;
        }
    }

    /** The result that needs no cluster: help, or words about a wrong usage. */
    public static Optional<ToolResult> withoutCluster(String name, List<String> arguments) {
        Tool tool = TOOLS.get(name);
        if (tool == null) {
            return Optional.of(
                    new ToolResult(
                            "",
                            "there is no tool " + name + "; there are " + names() + "\n",
                            Given.WRONG_USAGE));
        }
        try {
            Given given = tool.options().read(arguments);
            return given.has('?')
                    ? Optional.of(ToolResult.printed(tool.options().help()))
                    : arguments.stream().allMatch(Toolbox::fitsXml)
                            ? Optional.empty()
                            : Optional.of(refused(tool, unprintable(tool)));
        } catch (Refusal e) {
            return Optional.of(refused(tool, e));
        }
    }

    private static Refusal unprintable(Tool tool) {
        return tool.options().wrong("an argument holds a character that XML cannot hold");
    }

    /** Runs a tool. Never fails: whatever is wrong with the request is said in the result. */
    public static ToolResult run(ToolRequest request, ClusterAccess cluster) {
        Optional<ToolResult> early = withoutCluster(request.tool(), request.arguments());
        Tool tool = TOOLS.get(request.tool());
        if (early.isPresent() || tool == null) {
            return early.orElseThrow();
        }
        try {
            return tool.run(tool.options().read(request.arguments()), request, cluster);
        } catch (Refusal e) {
            return refused(tool, e);
        }
    }

    private static ToolResult refused(Tool tool, Refusal refusal) {
        return new ToolResult("", refusal.text(tool.complaint()), refusal.exit());
    }

    private static boolean fitsXml(String text) {
        return text.codePoints()
                .allMatch(
                        c ->
                                c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || c >= ' ' && c < Character.MIN_SURROGATE
                                        || c > Character.MAX_SURROGATE && c <= 0xFFFD
                                        || c > 0xFFFF);
    }
}
