package systole.engine.os;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A small process beside this one that holds the other end of a pipe. When this process dies, in
 * whatever way, the pipe breaks, and the guard runs a script that was left for it; when this one
 * says goodbye, it does not.
 *
 * <p>It has a session of its own, so that nothing that ends this process ends it too.
 */
public final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final String SCRIPT = "wishes";
    private static final String PID = "guard.pid";
    private static final String PROGRAM =
            "echo $$ >\"$1/guard.pid\" && echo ready && exec >/dev/null || exit 1\n"
                + "while read -r word; do [ \"$word\" != bye ] || { rm -f \"$1/guard.pid\"; exit 0;"
                + " }; done\n"
                + ". \"$1/wishes\"\n"
                + "rm -f \"$1/guard.pid\"\n";

    private final Path folder;
    private final Process process;
    private final OutputStream pipe;

    private Guard(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.pipe = process.getOutputStream();
    }

    /**
     * Starts a guard over that folder, after a former one there has done its work.
     *
     * @param patience how long to wait for a former guard
     * @throws IOException if it cannot be started, or a former one takes too long
     */
    public static Guard start(Path folder, Duration patience) throws IOException {
        Files.createDirectories(folder);
        awaitFormer(folder, patience);
        Process process =
                new ProcessBuilder(
                                "setsid", "sh", "-c", PROGRAM, "systole-guard", folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .directory(folder.toFile())
                        .start();
        // From its first word on it is on guard; an end without a word is a failure.
        if (process.getInputStream().read() < 0) {
            throw new IOException("the guard over " + folder + " could not be started");
        }
        return new Guard(folder, process);
    }

    private static void awaitFormer(Path folder, Duration patience) throws IOException {
        Path pid = folder.resolve(PID);
        if (!Files.exists(pid)) {
            return;
        }
        Optional<ProcessHandle> former = handle(Files.readString(pid).strip());
        if (former.isPresent()) {
            LOG.warn("guard={} of a former engine is still at work", former.get().pid());
            try {
                former.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException | ExecutionException e) {
                throw new IOException(
                        "the guard of a former engine, process "
                                + former.get().pid()
                                + ", still stops resources; try again when it has ended",
                        e);
            }
        }
        Files.deleteIfExists(pid);
    }

    private static Optional<ProcessHandle> handle(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(
                            one ->
                                    one.info()
                                            .arguments()
                                            .filter(
                                                    all ->
                                                            String.join(" ", all)
                                                                    .contains("guard.pid"))
                                            .isPresent());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Leaves another script for the case that this process dies; the former one is replaced. */
    public void keep(String script) {
        Path fresh = folder.resolve(SCRIPT + ".new");
        try {
            Files.write(fresh, script.getBytes(StandardCharsets.UTF_8));
            Files.move(
                    fresh,
                    folder.resolve(SCRIPT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether it is there. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Says goodbye: nothing is left that would have to be stopped. */
    @Override
    public void close() {
        try {
            pipe.write("bye\n".getBytes(StandardCharsets.US_ASCII));
            pipe.close();
        } catch (IOException e) {
            LOG.warn("the guard was gone already: {}", e.getMessage());
        }
    }
}
