package systole.engine.tool;

import org.jspecify.annotations.Nullable;

import systole.model.cib.CibVersion;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
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

    static {
        TOOLS.put("crm_attribute", new AttributeTool());
        TOOLS.put("crm_diff", new DiffTool());
        TOOLS.put("crm_master", new MasterTool());
        TOOLS.put("crm_simulate", new SimulateTool());
        TOOLS.put("crm_verify", new VerifyTool());
        TOOLS.put("hb_standby", HandoverTool.standby());
        TOOLS.put("hb_takeover", HandoverTool.takeover());
        TOOLS.put("stonith_admin", new FencingTool());
    }

    private static final Duration LOOK = Duration.ofSeconds(1);

    private Toolbox() {}

    /** The names of all tools, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(TOOLS.keySet());
    }

    /** What an agent types, whose environment says for which resource. */
    public static List<String> inEnvironment(
            String name, List<String> arguments, Map<String, String> environment) {
        @Nullable String resource = environment.get("OCF_RESOURCE_INSTANCE");
        if (resource == null || !name.equals("crm_master")) {
            return arguments;
        }
        var all = new ArrayList<>(List.of("-r", resource));
        all.addAll(arguments);
        return all;
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
                            : Optional.of(refused(tool, arguments, unprintable(tool)));
        } catch (Refusal e) {
            return Optional.of(refused(tool, arguments, e));
        }
    }

    private static Refusal unprintable(Tool tool) {
        return tool.options().wrong("an argument holds a character that XML cannot hold");
    }

    /**
     * Runs a tool far from where it was typed, so that no file can be written. Never fails:
     * whatever is wrong with the request is said in the result.
     */
    public static ToolResult run(ToolRequest request, ClusterAccess cluster) {
        ToolResult result = runHere(request, cluster);
        return result.files().isEmpty()
                ? result
                : new ToolResult(
                        "",
                        request.tool() + ": files are written only where the tool itself runs\n",
                        1);
    }

    /** Runs a tool for somebody who writes the files of its result. Never fails either. */
    public static ToolResult runHere(ToolRequest request, ClusterAccess cluster) {
        Optional<ToolResult> early = withoutCluster(request.tool(), request.arguments());
        Tool tool = TOOLS.get(request.tool());
        if (early.isPresent() || tool == null) {
            return early.orElseThrow();
        }
        try {
            return tool.run(tool.options().read(request.arguments()), request, cluster);
        } catch (Refusal e) {
            return refused(tool, request.arguments(), e);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return failed(
                    request.arguments(),
                    request.tool() + ": a value cannot be: " + e.getMessage() + "\n",
                    Given.WRONG_USAGE);
        }
    }

    /** How often a tool goes on printing until it is interrupted; empty if it prints once. */
    public static Optional<Duration> repeats(String name, List<String> arguments) {
        Tool tool = TOOLS.get(name);
        try {
            return tool == null ? Optional.empty() : tool.repeats(tool.options().read(arguments));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** The same arguments, but what {@code -x FILE} names comes over standard input. */
    public static List<String> piped(String name, List<String> arguments) {
        Tool tool = TOOLS.get(name);
        try {
            return tool == null
                    ? arguments
                    : tool.options().words(tool.options().read(arguments).replaced('x', 'p'));
        } catch (Refusal e) {
            return arguments;
        }
    }

    /**
     * Runs a tool to its end. One that repeats prints when the cluster has changed, which is looked
     * at once a second, and otherwise as often as was asked; it ends when nobody reads any more.
     * Files are the outlet's to write.
     *
     * @return the exit code; everything is printed by then
     */
    public static int run(ToolRequest request, ClusterAccess cluster, Outlet outlet)
            throws IOException, InterruptedException {
        Optional<Duration> repeats = repeats(request.tool(), request.arguments());
        if (repeats.isEmpty()) {
            ToolResult result = page(request, cluster, outlet);
            outlet.print(result);
            return result.exit();
        }
        boolean read = true;
        while (read) {
            ZonedDateTime due = cluster.now().plus(repeats.get());
            CibVersion shown = cluster.cib().version();
            ToolResult page = page(request, cluster, outlet);
            outlet.print(page);
            if (page.exit() != 0) {
                return page.exit();
            }
            do {
                read = outlet.pause(LOOK);
            } while (read && cluster.now().isBefore(due) && cluster.cib().version().equals(shown));
        }
        return 0;
    }

    private static ToolResult page(ToolRequest request, ClusterAccess cluster, Outlet outlet) {
        return outlet.keepsFiles() ? runHere(request, cluster) : run(request, cluster);
    }

    private static ToolResult refused(Tool tool, List<String> arguments, Refusal refusal) {
        return wording(arguments).refusal(refusal.text(tool.complaint()), refusal.exit());
    }

    /** How the tools of this typed line say what is wrong, even if they cannot read the line. */
    private static Wording wording(List<String> arguments) {
        return arguments.contains("--modern") ? new ModernWording() : new HeartbeatWording();
    }

    /** Says, as this typed line asks for, why a tool could not even begin. */
    public static ToolResult failed(List<String> arguments, String words, int exit) {
        return wording(arguments).refusal(words, exit);
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
