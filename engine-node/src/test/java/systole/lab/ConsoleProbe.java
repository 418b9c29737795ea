package systole.lab;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A {@link ConsoleClient} on the client's host, and what it has said. */
final class ConsoleProbe implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "lab", "console").toAbsolutePath();
    private static final int PORT = 5560;

    /** A console is not on a node's machine: it gets what time the nodes leave. */
    private static final List<String> AS_IF_ELSEWHERE =
            List.of(
                    "setsid",
                    "sh",
                    "-c",
                    "echo 19 >/proc/self/autogroup; exec nice -n 19 \"$@\"",
                    "console");

    private final Process process;
    private final Listening listening;
    private final Path last;
    private final List<String[]> lines = new CopyOnWriteArrayList<>();

    /** Begins to connect to whichever of the hosts answers. */
    ConsoleProbe(Lab lab, String name, int links) {
        last = FOLDER.resolve(name + ".xml");
        String hosts =
                lab.hosts().stream()
                        .map(host -> lab.address(host) + ":" + PORT)
                        .collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(List.of("exec", Lab.CLIENT.value()));
        command.addAll(AS_IF_ELSEWHERE);
        command.addAll(
                JavaCommand.of(
                        ConsoleClient.class.getName(),
                        key().toString(),
                        FOLDER.resolve("known_hosts").toString(),
                        "ssh://hacluster@" + hosts,
                        last.toString(),
                        Integer.toString(links)));
        process = lab.start(command.toArray(String[]::new));
        listening = new Listening(process, line -> lines.add(line.split(" ", 4)));
    }

    /** Makes a key, and lets whoever has it administer all hosts. */
    static void letIn(Lab lab) {
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(FOLDER.resolve("known_hosts"));
            if (!Files.exists(key())) {
                Process made =
                        new ProcessBuilder(
                                        "ssh-keygen",
                                        "-q",
                                        "-t",
                                        "ed25519",
                                        "-N",
                                        "",
                                        "-C",
                                        "lab@client",
                                        "-f",
                                        key().toString())
                                .start();
                if (made.waitFor() != 0) {
                    throw new IllegalStateException("ssh-keygen failed");
                }
            }
            String line = "role=\"administer\" " + Files.readString(Path.of(key() + ".pub"));
            for (NodeName host : lab.hosts()) {
                Path file = lab.folder(host, "/etc/ha.d").resolve("authorized_keys");
                Files.writeString(file, line);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path key() {
        return FOLDER.resolve("key");
    }

    /** The node that serves it now. */
    Optional<NodeName> servedBy() {
        return lines.stream()
                .filter(line -> line[0].equals("state"))
                .reduce((_, later) -> later)
                .map(line -> line[2])
                .filter(words -> words.equals("connected"))
                .map(_ -> NodeName.of(lastWord()));
    }

    private String lastWord() {
        return lines.stream()
                .filter(line -> line[0].equals("state"))
                .reduce((_, later) -> later)
                .map(line -> line[line.length - 1])
                .orElseThrow();
    }

    /** The version it heard last. */
    Optional<String> version() {
        return lines.stream()
                .filter(line -> line[0].equals("heard"))
                .reduce((_, later) -> later)
                .map(line -> line[3]);
    }

    /** Whether it ever missed a patch. */
    boolean hasGap() {
        return lines.stream().anyMatch(line -> line[0].equals("gap"));
    }

    /** From each loss of its connection to the next node that served it. */
    List<Duration> reconnections() {
        List<Duration> all = new ArrayList<>();
        Optional<Long> lost = Optional.empty();
        for (String[] line : lines) {
            if (line[0].equals("state") && line[2].equals("lost") && lost.isEmpty()) {
                lost = Optional.of(Long.valueOf(line[1]));
            } else if (line[0].equals("state") && line[2].equals("connected")) {
                lost.ifPresent(
                        at -> all.add(Duration.ofNanos((Long.parseLong(line[1]) - at) * 1000)));
                lost = Optional.empty();
            }
        }
        return all;
    }

    /** From the moment each write was asked for to the moment it was heard here. */
    List<Duration> latencies() {
        return lines.stream()
                .filter(line -> line[0].equals("heard") && !line[2].equals("0"))
                .map(line -> Long.parseLong(line[1]) - Long.parseLong(line[2]))
                .map(micros -> Duration.ofNanos(micros * 1000))
                .toList();
    }

    /** Stops it where it is, as a machine that hangs. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it; the CIB it had in the end. */
    Cib end() throws IOException, XmlException {
        close();
        return Cib.parse(last.toString(), Files.readString(last));
    }

    @Override
    public void close() {
        listening.close();
    }
}
