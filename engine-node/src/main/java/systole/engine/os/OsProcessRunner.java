package systole.engine.os;

import org.jspecify.annotations.Nullable;

import systole.engine.port.ProcessOutcome;
import systole.engine.port.ProcessOutcome.Reason;
import systole.engine.port.ProcessRequest;
import systole.engine.port.ProcessRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs programs in sessions of their own ({@code setsid}), so that a whole process group can be
 * ended, reparented children included.
 *
 * <p>Each run has a thread that waits for it, and one that reads its output until the process has
 * ended or its output is closed by all who hold it.
 */
public final class OsProcessRunner implements ProcessRunner {
    private static final String SETSID = "setsid";

    private final Consumer<Runnable> loop;
    private final Duration patience;
    private final Set<Long> sessions = ConcurrentHashMap.newKeySet();

    /**
     * A runner that delivers on that loop.
     *
     * @param loop runs what it is given, later, in order
     * @param patience between TERM and KILL
     */
    public OsProcessRunner(Consumer<Runnable> loop, Duration patience) {
        this.loop = loop;
        this.patience = patience;
    }

    @Override
    public Run start(ProcessRequest request, Consumer<ProcessOutcome> done) {
        var run = new OsRun(request, done);
        Thread.ofPlatform().daemon().name("run " + request.command().getFirst()).start(run);
        return run;
    }

    /** The sessions of the programs that run now, by the pid of their leader. */
    public Set<Long> sessions() {
        return Set.copyOf(sessions);
    }

    /** One run, on a thread of its own. */
    private final class OsRun implements Run, Runnable {
        private final ProcessRequest request;
        private final Consumer<ProcessOutcome> done;
        private @Nullable Process process;
        private boolean killed;

        OsRun(ProcessRequest request, Consumer<ProcessOutcome> done) {
            this.request = request;
            this.done = done;
        }

        @Override
        public void run() {
            ProcessOutcome outcome = outcome();
            loop.accept(() -> done.accept(outcome));
        }

        private ProcessOutcome outcome() {
            Path program = Path.of(request.command().getFirst());
            if (!Files.isRegularFile(program)) {
                return new ProcessOutcome.NotRun(Reason.NOT_FOUND, "there is no " + program);
            }
            if (!Files.isExecutable(program)) {
                return new ProcessOutcome.NotRun(
                        Reason.NOT_EXECUTABLE, program + " is not executable");
            }
            try {
                Process started = begin();
                return started == null ? new ProcessOutcome.Killed("") : follow(started);
            } catch (IOException | RuntimeException e) {
                // A parameter's name that no environment can hold, for one.
                return new ProcessOutcome.NotRun(Reason.REFUSED, program + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new ProcessOutcome.Killed("");
            }
        }

        private synchronized @Nullable Process begin() throws IOException {
            if (killed) {
                return null;
            }
            List<String> command = new ArrayList<>();
            command.add(SETSID);
            command.addAll(request.command());
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(request.environment());
            builder.directory(Path.of("/").toFile());
            process = builder.start();
            return process;
        }

        private ProcessOutcome follow(Process started) throws IOException, InterruptedException {
            sessions.add(started.pid());
            try {
                started.getOutputStream().close();
                var output = new BoundedOutput(started.getInputStream(), request.outputLimit());
                boolean inTime = started.waitFor(request.timeout().toNanos(), TimeUnit.NANOSECONDS);
                if (!inTime) {
                    end(started);
                }
                String text = output.text();
                if (wasKilled()) {
                    return new ProcessOutcome.Killed(text);
                }
                return inTime
                        ? new ProcessOutcome.Completed(started.exitValue(), text)
                        : new ProcessOutcome.TimedOut(request.timeout(), text);
            } finally {
                sessions.remove(started.pid());
            }
        }

        /** Ends the group, politely first; does not wait for what the kernel cannot end. */
        private void end(Process started) throws InterruptedException {
            Signal.TERM.toGroup(started.pid());
            if (!started.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                Signal.KILL.toGroup(started.pid());
                started.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
            }
            Signal.KILL.toGroup(started.pid());
        }

        private synchronized boolean wasKilled() {
            return killed;
        }

        @Override
        public void kill() {
            Process victim;
            synchronized (this) {
                killed = true;
                victim = process;
            }
            if (victim != null && victim.isAlive()) {
                Thread.ofPlatform().daemon().start(() -> Signal.KILL.toGroup(victim.pid()));
            }
        }
    }
}
