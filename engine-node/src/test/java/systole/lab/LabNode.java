package systole.lab;

import systole.engine.daemon.control.ControlClient;
import systole.engine.daemon.control.ControlRequest;
import systole.engine.daemon.control.SocketFile;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.model.node.NodeName;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One host's daemon with its files. Started as systemd would: begun again a second after it died,
 * but not after it was told to end.
 */
final class LabNode {
    private static final String CONFIGURATION = "/etc/ha.d";
    static final String STATE = "/srv/systole";
    private static final String LOG = "systole";
    private static final String SUPERVISE =
            "while :; do \"$@\"; case $? in 0|143) break;; esac; sleep 1; done";
    private static final Pattern CONTROLLER = Pattern.compile("Current DC: (\\S+) \\(");
    private static final int NO_ANSWER = 255;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Lab lab;
    private final NodeName name;

    LabNode(Lab lab, NodeName name) {
        this.lab = lab;
        this.name = name;
    }

    /** What its host is called. */
    NodeName name() {
        return name;
    }

    /** Writes the files of a node that was never started. */
    void configure(Setup setup) {
        configure(setup, lab.hosts());
    }

    /** The same for a cluster of these nodes only. */
    void configure(Setup setup, List<NodeName> nodes) {
        try {
            Path configuration = lab.folder(name, CONFIGURATION);
            Files.writeString(configuration.resolve("ha.cf"), setup.haCf(nodes));
            Path authkeys = configuration.resolve("authkeys");
            Files.writeString(authkeys, setup.authkeys());
            Files.setPosixFilePermissions(authkeys, PosixFilePermissions.fromString("rw-------"));
            deleteState();
            if (setup.cib().isPresent()) {
                Path state = Files.createDirectories(lab.folder(name, STATE + "/cib"));
                Files.writeString(state.resolve("cib.xml"), setup.cib().orElseThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteState() throws IOException {
        Path state = lab.folder(name, STATE);
        if (Files.isDirectory(state)) {
            try (Stream<Path> files = Files.walk(state)) {
                List<Path> deepestFirst = new ArrayList<>(files.toList()).reversed();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Starts the daemon; does not wait for it. */
    void start() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SUPERVISE, "sh"));
        command.addAll(
                JavaCommand.systole(
                        "node", "--config", CONFIGURATION, "--state", STATE, "--foreground"));
        lab.background(name, LOG, command);
    }

    /** Tells whether a daemon runs, or will again in a second. */
    boolean isRunning() {
        return !lab.processes(name).isEmpty();
    }

    /** Asks the daemon to end, which stops or moves its resources first; waits for it. */
    void stop() {
        terminate();
        Patience.await(name + " to end", PATIENCE, () -> !isRunning());
    }

    /** Asks the daemon to end and does not wait. */
    void terminate() {
        lab.signal(name, "TERM", "java");
    }

    /** Kills the daemon, which comes back a second later. */
    void kill() {
        lab.signal(name, "KILL", "java");
    }

    /** Runs one of the tools against this node's daemon, without the start of a JVM. */
    ToolResult tool(String name, String... arguments) {
        return ask(new ControlRequest.Tool(ToolRequest.of(name, arguments)));
    }

    /** Asks the daemon; a daemon that does not answer is a failure of the tool, not of the test. */
    private ToolResult ask(ControlRequest request) {
        try {
            return new ControlClient(SocketFile.in(lab.folder(name, STATE))).ask(request);
        } catch (IOException e) {
            return new ToolResult("", e.toString(), NO_ANSWER);
        }
    }

    /** Tells whether this node's side may act for the cluster. */
    boolean isQuorate() {
        return status().path("quorate").asBoolean();
    }

    /** The view that holds here. */
    String view() {
        return status().path("view").asString();
    }

    /** How many datagrams it has refused. */
    long dropped() {
        return status().path("dropped").valueStream().mapToLong(JsonNode::asLong).sum();
    }

    private JsonNode status() {
        ToolResult answer = ask(new ControlRequest.Status());
        return answer.exit() == 0
                ? JsonMapper.shared().readTree(answer.out())
                : MissingNode.getInstance();
    }

    /** Who this node says coordinates the cluster. */
    NodeName controller() {
        return Patience.await(
                name + " to name a controller",
                PATIENCE,
                () ->
                        tool("crm_mon", "-1")
                                .out()
                                .lines()
                                .map(CONTROLLER::matcher)
                                .filter(Matcher::lookingAt)
                                .map(line -> NodeName.of(line.group(1)))
                                .findFirst());
    }

    /** Tells whether this node sees all of them online. */
    boolean seesOnline(List<NodeName> nodes) {
        String text = tool("crm_mon", "-1").out();
        return nodes.stream().allMatch(node -> text.lines().anyMatch(line -> isOnline(node, line)));
    }

    private static boolean isOnline(NodeName node, String line) {
        return line.startsWith("Node: " + node + " ") && line.endsWith(": online");
    }
}
