package systole.engine.daemon.control;

import systole.engine.control.NodeEngine;
import systole.engine.election.Election;
import systole.engine.port.View;
import systole.engine.port.WallClock;
import systole.engine.tool.ClusterAccess;
import systole.engine.tool.Standing;
import systole.model.cib.Cib;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A running engine, asked from any thread but its own. Only the asking thread waits; a command
 * without a reply after a minute is taken back.
 */
public final class EngineAccess implements ClusterAccess {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration REPLY = Duration.ofSeconds(60);

    private final NodeEngine engine;
    private final Predicate<Runnable> loop;
    private final Supplier<Optional<View>> view;
    private final WallClock clock;

    /**
     * @param loop runs something on the engine's loop; false if it cannot
     * @param view the view that holds, if any; asked from any thread
     */
    public EngineAccess(
            NodeEngine engine,
            Predicate<Runnable> loop,
            Supplier<Optional<View>> view,
            WallClock clock) {
        this.engine = engine;
        this.loop = loop;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Cib cib() {
        var answer = new CompletableFuture<Cib>();
        post(() -> answer.complete(engine.cib()));
        return await(answer, ANSWER).orElseThrow(EngineSilentException::new);
    }

    @Override
    public Reply submit(Command command) {
        var answer = new CompletableFuture<Reply>();
        var submission = new AtomicReference<NodeEngine.Submission>(() -> {});
        post(() -> submission.set(engine.submit(command, answer::complete)));
        return await(answer, REPLY)
                .orElseGet(
                        () -> {
                            post(() -> submission.get().withdraw());
                            return new Reply.Refused(
                                    "no reply within "
                                            + REPLY.toSeconds()
                                            + " seconds; look whether it was done");
                        });
    }

    private void post(Runnable action) {
        if (!loop.test(action)) {
            throw new EngineSilentException();
        }
    }

    private static <T> Optional<T> await(CompletableFuture<T> answer, Duration limit) {
        try {
            return Optional.of(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Standing standing() {
        Optional<View> holds = view.get();
        return new Standing(
                engine.self(),
                holds.flatMap(Election::controller),
                holds.map(View::members).orElse(List.of()),
                holds.filter(View::quorate).isPresent());
    }

    @Override
    public ZonedDateTime now() {
        return clock.now().atZone(ZoneId.systemDefault());
    }
}
