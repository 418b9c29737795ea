package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A door on loopback, and the real {@code ssh} to call at it. */
final class House implements AutoCloseable {
    static final Path SSH = Path.of("/usr/bin/ssh");
    private static final int SECONDS = 60;

    static final InstantSource NOON = InstantSource.fixed(Instant.parse("2030-06-15T12:00:00Z"));

    final Path folder;
    final Path keys;
    final Path hostKey;
    final FakeReception reception = new FakeReception();
    private final List<Process> started = new ArrayList<>();
    private ConsoleDoor door;

    House(Path folder, DoorLimits limits) throws IOException {
        this.folder = folder;
        this.keys = folder.resolve("authorized_keys");
        this.hostKey = folder.resolve("console_host_key");
        if (!Files.exists(keys)) {
            Files.writeString(keys, "");
        }
        this.door = open(limits, 0);
    }

    House(Path folder) throws IOException {
        this(folder, DoorLimits.USUAL);
    }

    /** What a program said and how it ended. */
    record Outcome(int code, String out, String err) {}

    private ConsoleDoor open(DoorLimits limits, int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var opened =
                new ConsoleDoor(new DoorSettings(address, keys, hostKey, limits, NOON), reception);
        opened.open();
        return opened;
    }

    int port() {
        return door.port();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port());
    }

    void reopen(DoorLimits limits) throws IOException {
        int port = door.port();
        door.close();
        door = open(limits, port);
    }

    /** Makes a key pair; gives back the file of the private one. */
    Path newKey(String name, String comment) throws Exception {
        Path file = folder.resolve(name);
        Outcome made =
                run(
                        List.of(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                "ed25519",
                                "-N",
                                "",
                                "-C",
                                comment,
                                "-f",
                                file.toString()));
        assertThat(made.code()).as(made.err()).isZero();
        return file;
    }

    /** Lets the key in, with these options. */
    void admit(String options, Path key) throws IOException {
        String open = Files.readString(key.resolveSibling(key.getFileName() + ".pub"));
        Files.writeString(
                keys, options + (options.isEmpty() ? "" : " ") + open, StandardOpenOption.APPEND);
    }

    /** A key that is let in with these options. */
    Path guest(String options) throws Exception {
        Path key = newKey("guest", "alice@laptop");
        admit(options, key);
        return key;
    }

    /**
     * The beginning of a command line: {@code ssh} with nothing of this machine's configuration.
     */
    List<String> ssh(Path key, String... options) {
        var words =
                new ArrayList<>(
                        List.of(
                                SSH.toString(),
                                "-F",
                                "none",
                                "-i",
                                key.toString(),
                                "-p",
                                Integer.toString(port()),
                                "-o",
                                "IdentitiesOnly=yes",
                                "-o",
                                "IdentityAgent=none",
                                "-o",
                                "StrictHostKeyChecking=accept-new",
                                "-o",
                                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                                "-o",
                                "BatchMode=yes"));
        words.addAll(List.of(options));
        words.add("hacluster@127.0.0.1");
        return words;
    }

    /** Runs {@code ssh} with a command to its end. */
    Outcome ask(Path key, String command) throws Exception {
        return run(with(ssh(key), command));
    }

    static List<String> with(List<String> words, String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    Outcome run(List<String> words) throws Exception {
        Process process = start(words);
        process.getOutputStream().close();
        return end(process);
    }

    /** Starts a program whose streams the test uses itself. */
    Process start(List<String> words) throws IOException {
        return start(new ProcessBuilder(words));
    }

    Process start(ProcessBuilder program) throws IOException {
        Process process = program.start();
        started.add(process);
        return process;
    }

    /** Waits for a program and gives back what it said. */
    static Outcome end(Process process) throws Exception {
        CompletableFuture<String> out = text(process.getInputStream());
        CompletableFuture<String> err = text(process.getErrorStream());
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("%s ends", process).isTrue();
        return new Outcome(process.exitValue(), out.get(), err.get());
    }

    private static CompletableFuture<String> text(InputStream in) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (in) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException closed) {
                        return "";
                    }
                },
                Thread::startVirtualThread);
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        door.close();
    }
}
