package systole.engine.daemon.control;

import org.jspecify.annotations.Nullable;

import systole.engine.port.WallClock;
import systole.engine.tool.FileAccess;
import systole.engine.tool.Needs;
import systole.engine.tool.NoCluster;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.engine.tool.Toolbox;
import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a tool where it was typed: reads the files it names, asks the engine on this node, and
 * prints what it says. {@code -X FILE} of the tools that look at a CIB needs no engine.
 *
 * <p>{@code --state DIR}, or the environment's {@code SYSTOLE_STATE}, says where the engine's state
 * folder is.
 */
public final class ToolClient {
    /** Where an engine keeps its state unless told otherwise. */
    public static final String USUAL_STATE = "/var/lib/systole";

    /** Heartbeat 2's code for "no connection". */
    private static final int NO_CONNECTION = 246;

    private static final String STATUS = "status";
    private static final String STATE = "--state";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final String usualState;
    private final WallClock clock;

    ToolClient(
            InputStream in, PrintStream out, PrintStream err, String usualState, WallClock clock) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.usualState = usualState;
        this.clock = clock;
    }

    /** A client with this process's streams and environment. */
    public static ToolClient ofThisProcess(WallClock clock) {
        @Nullable String state = System.getenv("SYSTOLE_STATE");
        return new ToolClient(
                System.in,
                System.out,
                System.err,
                state == null || state.isBlank() ? USUAL_STATE : state,
                clock);
    }

    /** What it can run: the tools, and {@code status}. */
    public static List<String> names() {
        return Stream.concat(Toolbox.names().stream(), Stream.of(STATUS)).toList();
    }

    /** One line of help. */
    public static String description(String name) {
        return switch (name) {
            case STATUS -> "How the engine on this node is: view, links, lease, counters.";
            case "crm_resource" -> "Looks at resources; moves, mends and changes them.";
            case "crm_mon" -> "Prints how the cluster is.";
            case "cibadmin" -> "Prints and changes the CIB.";
            case "crm_failcount" -> "How often a resource failed on a node.";
            case "crm_standby" -> "Whether a node may run resources.";
            case "crmadmin" -> "Who leads, and which nodes there are.";
            default -> "Whether the engine runs, and which nodes are heard.";
        };
    }

    /** Runs a tool, and tells its exit code. */
    public int run(String name, List<String> typed) {
        Typed split = Typed.of(typed, usualState);
        ToolResult result =
                name.equals(STATUS)
                        ? status(split)
                        : Toolbox.withoutCluster(name, split.arguments())
                                .orElseGet(() -> tool(name, split));
        out.writeBytes(result.out().getBytes(StandardCharsets.UTF_8));
        out.flush();
        err.writeBytes(result.err().getBytes(StandardCharsets.UTF_8));
        err.flush();
        return result.exit();
    }

    /** What was typed, without what says where the engine is. */
    private record Typed(List<String> arguments, String state) {
        static Typed of(List<String> words, String usualState) {
            var arguments = new ArrayList<String>();
            String state = usualState;
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals(STATE) && i + 1 < words.size()) {
                    state = words.get(++i);
                } else if (word.startsWith(STATE + "=")) {
                    state = word.substring(STATE.length() + 1);
                } else {
                    arguments.add(word);
                }
            }
            return new Typed(arguments, state);
        }
    }

    private ToolResult tool(String name, Typed typed) {
        Needs needs = Toolbox.needs(name, typed.arguments());
        if (needs.cib().isPresent()) {
            return offline(name, typed, needs.cib().get());
        }
        var files = new HashMap<String, String>();
        needs.files().forEach(file -> read(file).ifPresent(text -> files.put(file, text)));
        var request = new ToolRequest(name, typed.arguments(), files, input(needs.input()));
        return needs.cluster()
                ? ask(new ControlRequest.Tool(request), name, typed.state())
                : Toolbox.run(request, new NoCluster(now()));
    }

    private ZonedDateTime now() {
        return clock.now().atZone(ZoneId.systemDefault());
    }

    private ToolResult offline(String name, Typed typed, String file) {
        try {
            Cib cib = Cib.parse(file, read(file).orElse(""));
            return Toolbox.run(
                    new ToolRequest(name, typed.arguments(), Map.of(), Optional.empty()),
                    new FileAccess(cib, now()));
        } catch (XmlException e) {
            String why = Files.isReadable(Path.of(file)) ? e.getMessage() + "\n" : "";
            return failed("Couldn't parse input file: " + file + "\n" + why, 1);
        }
    }

    private static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<String> input(boolean wanted) {
        try {
            return wanted
                    ? Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ToolResult status(Typed typed) {
        boolean json = typed.arguments().equals(List.of("--json"));
        if (!json && !typed.arguments().isEmpty()) {
            return failed("usage: systole status [--state DIR] [--json]\n", 2);
        }
        ToolResult result = ask(new ControlRequest.Status(), STATUS, typed.state());
        return json || result.exit() != 0
                ? result
                : new ToolResult(StatusText.of(result.out()), result.err(), 0);
    }

    private static ToolResult ask(ControlRequest request, String name, String state) {
        try {
            return new ControlClient(SocketFile.in(Path.of(state))).ask(request);
        } catch (IOException | IllegalArgumentException e) {
            return name.equals("cl_status")
                    ? new ToolResult("Heartbeat is stopped on this machine.\n", "", 1)
                    : failed(
                            "Connection to cluster failed: no engine answers at "
                                    + state
                                    + "/control.sock ("
                                    + e.getMessage()
                                    + "); is \"systole node\" running, and may you ask it?\n",
                            NO_CONNECTION);
        }
    }

    private static ToolResult failed(String words, int exit) {
        return new ToolResult("", words, exit);
    }
}
