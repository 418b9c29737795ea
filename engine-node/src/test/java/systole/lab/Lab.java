package systole.lab;

import systole.model.node.NodeName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hosts in namespaces of this machine, and what can happen to them. All traffic stays inside;
 * closing removes everything, also what still runs.
 */
final class Lab implements AutoCloseable {
    /** Where the probe lives; no daemon runs there. */
    static final NodeName CLIENT = NodeName.of("cl");

    private static final String PREFIX = "sy";
    private static final AtomicInteger LABS = new AtomicInteger();

    private final Path script;
    private final Path state;
    private final Shell shell;
    private final List<NodeName> hosts;

    private Lab(Path script, Path state, Shell shell, List<NodeName> hosts) {
        this.script = script;
        this.state = state;
        this.shell = shell;
        this.hosts = List.copyOf(hosts);
    }

    /** The script that makes hosts, beside the checkout or where {@code systole.lab} says. */
    static Optional<Path> script() {
        Stream<Path> beside =
                Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                        .map(above -> above.resolve("shared/lab/lab.sh"));
        return Stream.concat(
                        Stream.ofNullable(System.getProperty("systole.lab")).map(Path::of), beside)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** That many hosts, each connected to the others by that many links. */
    static Lab up(int count, int links) {
        return up(count, links, "");
    }

    /** The same, with more folders of their own, written as the script reads them. */
    static Lab up(int count, int links, String folders) {
        try {
            Path script = script().orElseThrow();
            Path folder = Files.createDirectories(Path.of("target", "lab").toAbsolutePath());
            Path state = folder.resolve("hosts");
            Map<String, String> environment =
                    Map.of(
                            "LAB_PREFIX",
                            PREFIX,
                            "LAB_STATE",
                            state.toString(),
                            "LAB_LINKS",
                            Integer.toString(links),
                            "LAB_PRIVATE",
                            folders);
            var shell = new Shell(environment, folder.resolve("lab.log"));
            var hosts = IntStream.rangeClosed(1, count).mapToObj(n -> NodeName.of(PREFIX + n));
            var lab = new Lab(script, state, shell, hosts.toList());
            lab.run("down");
            lab.run("up", Integer.toString(count));
            return lab;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All hosts, in order. */
    List<NodeName> hosts() {
        return hosts;
    }

    /** Where a host's private copy of that folder is. */
    Path folder(NodeName host, String path) {
        return state.resolve(host.value()).resolve("priv" + path);
    }

    /** The log of a background command. */
    Path log(NodeName host, String name) {
        return state.resolve(host.value()).resolve("log").resolve(name + ".log");
    }

    /** Runs a command on a host to its end. */
    Shell.Output exec(NodeName host, List<String> command) {
        return shell.run(line(Stream.concat(Stream.of("exec", host.value()), command.stream())));
    }

    /**
     * Starts a command on a host, as nobody's child: what starts it stands outside, and would be
     * frozen with it for ever.
     */
    void background(NodeName host, String name, List<String> command) {
        var start = Stream.of("bg", host.value(), name, "setsid", "--fork");
        check(line(Stream.concat(start, command.stream())));
    }

    /** Signals the host's processes of that name, and tells how many there were. */
    int signal(NodeName host, String signal, String name) {
        return Integer.parseInt(run("killd", host.value(), signal, name).strip());
    }

    /** Numbers of the processes on a host, as this machine counts. */
    List<Long> processes(NodeName host) {
        return run("pids", host.value()).lines().map(Long::valueOf).toList();
    }

    /** Pulls the plug: no packet, no process, no address remains. */
    void powerOff(NodeName host) {
        run("poweroff", host.value());
    }

    /** Starts a host that is off. */
    void boot(NodeName host) {
        run("boot", host.value());
    }

    /** Stops every process of a host where it is. */
    void freeze(NodeName host) {
        run("freeze", host.value());
    }

    /** Lets them go on. */
    void thaw(NodeName host) {
        run("thaw", host.value());
    }

    /** Pulls one cable of a host. */
    void linkDown(NodeName host, int link) {
        run("linkdown", host.value(), Integer.toString(link));
    }

    /** Drops everything between the hosts of two groups; hosts not named talk to all. */
    void partition(List<NodeName> group, List<NodeName> other) {
        run("partition", commas(group), commas(other));
    }

    /** Drops what one host sends to another. */
    void oneWay(NodeName from, NodeName to) {
        run("oneway", from.value(), to.value());
    }

    /** Drops part of what a host sends and receives. */
    void loss(NodeName host, int percent) {
        run("loss", host.value(), Integer.toString(percent));
    }

    /** Plugs in all cables, and drops nothing any more. */
    void heal() {
        run("heal");
    }

    /** A process that reads the output of a script's command, as that of the probe. */
    Process start(String... arguments) {
        return shell.start(line(Arrays.stream(arguments)));
    }

    /** A process in the network of a host, though not on it: it outlives the host. */
    Process startBeside(NodeName host, List<String> command) {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", host.value()));
        line.addAll(command);
        return shell.start(line);
    }

    /** A process of this machine that never waits for anything. */
    Process startBusyLoop() {
        return shell.start(List.of("sh", "-c", "while :; do :; done"));
    }

    /** The address of a host in the first network. */
    String address(NodeName host) {
        return "10.77.0." + (hosts.indexOf(host) + 1);
    }

    /** Also keeps the logs of all hosts, beside the table. */
    @Override
    public void close() {
        keepLogs();
        run("down");
    }

    private void keepLogs() {
        Path logs = shell.errors().resolveSibling("logs").resolve("lab" + LABS.incrementAndGet());
        for (NodeName host : hosts) {
            Path folder = state.resolve(host.value()).resolve("log");
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Path kept = logs.resolve(host + "-" + file.getFileName());
                    Files.createDirectories(logs);
                    Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String run(String... arguments) {
        return check(line(Arrays.stream(arguments)));
    }

    private String check(List<String> command) {
        Shell.Output output = shell.run(command);
        if (output.exit() != 0) {
            throw new IllegalStateException(
                    command + " ended with " + output.exit() + ", see " + shell.errors());
        }
        return output.text();
    }

    private List<String> line(Stream<String> arguments) {
        return Stream.concat(Stream.of(script.toString()), arguments).toList();
    }

    private static String commas(List<NodeName> group) {
        return group.stream().map(NodeName::value).collect(Collectors.joining(","));
    }
}
