package systole.lab;

import systole.model.node.NodeName;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One host's daemon with its files. Started as systemd would: begun again a second after it died,
 * but not after it was told to end.
 */
final class LabNode {
    private static final String CONFIGURATION = "/etc/ha.d";
    private static final String STATE = "/srv/systole";
    private static final String LOG = "systole";
    private static final String SUPERVISE =
            "while :; do \"$@\"; case $? in 0|143) break;; esac; sleep 1; done";
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
        try {
            Path configuration = lab.folder(name, CONFIGURATION);
            Files.writeString(configuration.resolve("ha.cf"), setup.haCf(lab.hosts()));
            Path authkeys = configuration.resolve("authkeys");
            Files.writeString(authkeys, setup.authkeys());
            Files.setPosixFilePermissions(authkeys, PosixFilePermissions.fromString("rw-------"));
            deleteState();
            if (setup.cib().isPresent()) {
                Path state = Files.createDirectories(lab.folder(name, STATE));
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

    /** Runs one of the tools against this node's daemon. */
    Shell.Output tool(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state", STATE));
        return lab.exec(name, JavaCommand.systole(all.toArray(String[]::new)));
    }

    /** Tells whether this node's side may act for the cluster. */
    boolean isQuorate() {
        return status().path("quorate").asBoolean();
    }

    /** The number of the view that holds here. */
    long view() {
        return status().path("view").asLong();
    }

    /** How many datagrams it has refused. */
    long rejections() {
        return status().path("rejections").valueStream().mapToLong(JsonNode::asLong).sum();
    }

    /** Who this node says coordinates the cluster. */
    NodeName controller() {
        return NodeName.of(status().path("controller").asString());
    }

    private JsonNode status() {
        return JsonMapper.shared().readTree(tool("status", "--json").text());
    }

    /** Tells whether this node sees all of them online. */
    boolean seesOnline(List<NodeName> nodes) {
        String text = tool("crm_mon", "-1").text();
        return nodes.stream().allMatch(node -> text.lines().anyMatch(line -> isOnline(node, line)));
    }

    private static boolean isOnline(NodeName node, String line) {
        return line.startsWith("Node: " + node + " ") && line.endsWith(": online");
    }
}
