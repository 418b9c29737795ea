package systole.engine.daemon.control;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import org.jspecify.annotations.Nullable;

import systole.engine.os.ForegroundProcess;
import systole.engine.port.WallClock;
import systole.engine.tool.FileAccess;
import systole.engine.tool.Needs;
import systole.engine.tool.NoCluster;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.engine.tool.Toolbox;
import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Runs a tool where it was typed: reads the files it names, asks the engine on this node, and
 * prints what it says. {@code -X FILE} of the tools that look at a CIB needs no engine.
 *
 * <p>{@code --state DIR}, or the environment's {@code SYSTOLE_STATE}, says where the engine's state
 * folder is. {@code --host HOST} runs the tool at another node, by OpenSSH; files it names are read
 * here all the same.
 */
public final class ToolClient {
    /** Where an engine keeps its state unless told otherwise. */
    public static final String USUAL_STATE = "/var/lib/systole";

    /** Heartbeat 2's code for "no connection". */
    private static final int NO_CONNECTION = 246;

    private static final int WRONG_USAGE = 2;

    private static final String STATUS = "status";
    private static final String STATE = "--state";
    private static final String HOST = "--host";
    private static final String CLEAR_SCREEN = "\033[H\033[2J";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final String usualState;
    private final WallClock clock;
    private final Programs programs;
    private final BooleanSupplier terminal;

    /** Runs programs in the place of this one. */
    interface Programs {
        /**
         * Runs a program to its end, and tells its exit code.
         *
         * @param input a file in the place of standard input
         */
        int run(List<String> command, Optional<Path> input) throws IOException;
    }

    ToolClient(
            InputStream in, PrintStream out, PrintStream err, String usualState, WallClock clock) {
        this(in, out, err, usualState, clock, ForegroundProcess::run, () -> false);
    }

    /**
     * @param terminal whether {@code out} is one
     */
    ToolClient(
            InputStream in,
            PrintStream out,
            PrintStream err,
            String usualState,
            WallClock clock,
            Programs programs,
            BooleanSupplier terminal) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.usualState = usualState;
        this.clock = clock;
        this.programs = programs;
        this.terminal = terminal;
    }

    /** A client with this process's streams and environment. */
    public static ToolClient ofThisProcess(WallClock clock) {
        @Nullable String state = System.getenv("SYSTOLE_STATE");
        return new ToolClient(
                System.in,
                System.out,
                System.err,
                state == null || state.isBlank() ? USUAL_STATE : state,
                clock,
                ForegroundProcess::run,
                ToolClient::onTerminal);
    }

    private static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
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
            case "crm_attribute" -> "Options of the cluster, and attributes of nodes.";
            case "crm_diff" -> "The difference between two CIBs, and a CIB with it.";
            case "crm_master" -> "How much an agent's resource wants to be the master.";
            case "crm_simulate" -> "What the cluster would do, and what would become of it.";
            case "crm_verify" -> "Whether a CIB is one the cluster can follow.";
            case "hb_standby", "hb_takeover" -> "Not usable with a CIB; says what is instead.";
            case "stonith_admin" -> "Which fencing devices there are.";
            case "crmadmin" -> "Who leads, and which nodes there are.";
            default -> "Whether the engine runs, and which nodes are heard.";
        };
    }

    /** Runs a tool, and tells its exit code. */
    public int run(String name, List<String> typed) {
        ToolResult result = result(name, Typed.of(typed, usualState));
        try {
            print(result);
            return result.exit();
        } catch (IOException e) {
            err.println(name + ": " + e.getMessage());
            return 1;
        }
    }

    private ToolResult result(String name, Typed split) {
        if (name.equals(STATUS)) {
            return status(split);
        }
        return Toolbox.withoutCluster(name, split.arguments())
                .orElseGet(
                        () ->
                                split.host().isEmpty()
                                        ? tool(name, split)
                                        : distant(name, split, split.host()));
    }

    private void print(ToolResult result) throws IOException {
        for (Map.Entry<String, String> file : result.files().entrySet()) {
            save(file.getKey(), file.getValue());
        }
        out.writeBytes(result.out().getBytes(StandardCharsets.UTF_8));
        out.flush();
        err.writeBytes(result.err().getBytes(StandardCharsets.UTF_8));
        err.flush();
        if (out.checkError()) {
            throw new IOException("nobody reads any more");
        }
    }

    /** Whole or not at all, so that nobody reads half of it. */
    private static void save(String file, String text) throws IOException {
        try {
            Path target = Path.of(file);
            if (isDevice(target)) {
                Files.writeString(target, text, StandardOpenOption.APPEND);
                return;
            }
            target = Files.exists(target) ? target.toRealPath() : target;
            Path beside = target.resolveSibling(target.getFileName() + ".new");
            Files.writeString(beside, text);
            Files.move(beside, target, REPLACE_EXISTING, ATOMIC_MOVE);
        } catch (IOException | InvalidPathException e) {
            throw new IOException(file + " cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** A device or a pipe is written to, not replaced; neither is what stands for one. */
    private static boolean isDevice(Path file) {
        return file.startsWith("/dev")
                || file.startsWith("/proc")
                || Files.exists(file) && !Files.isRegularFile(file);
    }

    /** What was typed, without what says which engine is meant. */
    private record Typed(List<String> arguments, String state, String host) {
        static Typed of(List<String> words, String usualState) {
            var arguments = new ArrayList<String>();
            String state = usualState;
            String host = "";
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                boolean followed = i + 1 < words.size();
                if (word.equals(STATE) && followed) {
                    state = words.get(++i);
                } else if (word.startsWith(STATE + "=")) {
                    state = word.substring(STATE.length() + 1);
                } else if (word.equals(HOST) && followed) {
                    host = words.get(++i);
                } else if (word.startsWith(HOST + "=")) {
                    host = word.substring(HOST.length() + 1);
                } else {
                    arguments.add(word);
                }
            }
            return new Typed(arguments, state, host);
        }
    }

    /** Runs the tool at another node, in the place of this one. */
    private ToolResult distant(String name, Typed typed, String host) {
        List<String> arguments = typed.arguments();
        Needs needs = Toolbox.needs(name, arguments);
        if (needs.cib().isPresent() || needs.sight() == Needs.Sight.NOTHING) {
            return tool(name, typed);
        }
        Optional<DistantNode> node = DistantNode.of(host);
        if (node.isEmpty()) {
            return Toolbox.failed(
                    arguments,
                    name + ": " + HOST + " is HOST, USER@HOST or USER@HOST:PORT\n",
                    WRONG_USAGE);
        } else if (needs.files().size() > 1) {
            return Toolbox.failed(
                    arguments,
                    name + ": one file at most can be sent to another node\n",
                    WRONG_USAGE);
        }
        Optional<Path> file = needs.files().stream().findFirst().map(Path::of);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            return failed("Couldn't parse input file: " + file.get() + "\n", 1);
        }
        List<String> there = file.isPresent() ? Toolbox.piped(name, arguments) : arguments;
        try {
            return new ToolResult("", "", programs.run(node.get().command(name, there), file));
        } catch (IOException e) {
            return failed(name + ": cannot run ssh: " + e.getMessage() + "\n", 1);
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
        return switch (needs.sight()) {
            case CLUSTER -> watch(request, typed.state());
            case CIB -> copied(request, typed.state());
            case NOTHING -> Toolbox.runHere(request, new NoCluster(now()));
        };
    }

    /** What only looks at the CIB does not keep the engine busy. */
    private ToolResult copied(ToolRequest request, String state) {
        var query = ToolRequest.of("cibadmin", "-Q");
        ToolResult answer = ask(new ControlRequest.Tool(query), query.tool(), state);
        try {
            return answer.exit() != 0
                    ? Toolbox.failed(request.arguments(), answer.err(), answer.exit())
                    : Toolbox.runHere(
                            request, new FileAccess(Cib.parse("cib", answer.out()), now()));
        } catch (XmlException e) {
            return failed(e.getMessage() + "\n", 1);
        }
    }

    private ZonedDateTime now() {
        return clock.now().atZone(ZoneId.systemDefault());
    }

    private ToolResult offline(String name, Typed typed, String file) {
        try {
            Cib cib = Cib.parse(file, read(file).orElse(""));
            return Toolbox.runHere(
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
        if (!typed.host().isEmpty()) {
            return failed(
                    "systole status: tells of the engine on this node; log in at "
                            + typed.host()
                            + "\n",
                    WRONG_USAGE);
        }
        boolean json = typed.arguments().equals(List.of("--json"));
        if (!json && !typed.arguments().isEmpty()) {
            return failed("usage: systole status [--state DIR] [--json]\n", WRONG_USAGE);
        }
        ToolResult result = ask(new ControlRequest.Status(), STATUS, typed.state());
        return json || result.exit() != 0
                ? result
                : new ToolResult(StatusText.of(result.out()), result.err(), 0);
    }

    /** Asks, and prints what comes before the end. */
    private ToolResult watch(ToolRequest request, String state) {
        ToolResult result =
                ask(
                        new ControlRequest.Tool(request),
                        request.tool(),
                        state,
                        part -> {
                            out.print(terminal.getAsBoolean() ? CLEAR_SCREEN : "");
                            print(part);
                        });
        return result.exit() == NO_CONNECTION
                ? Toolbox.failed(request.arguments(), result.err(), result.exit())
                : result;
    }

    private static ToolResult ask(ControlRequest request, String name, String state) {
        return ask(
                request,
                name,
                state,
                part -> {
                    throw new IOException("the answer goes on and on");
                });
    }

    private static ToolResult ask(
            ControlRequest request, String name, String state, ControlClient.Listener listener) {
        try {
            return new ControlClient(SocketFile.in(Path.of(state))).ask(request, listener);
        } catch (IOException | IllegalArgumentException e) {
            return name.equals("cl_status") && mayAsk(state)
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

    /** Whoever may not ask does not know whether an engine runs. */
    private static boolean mayAsk(String state) {
        try {
            Path socket = SocketFile.in(Path.of(state));
            return Files.notExists(socket) || Files.isWritable(socket);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static ToolResult failed(String words, int exit) {
        return new ToolResult("", words, exit);
    }
}
