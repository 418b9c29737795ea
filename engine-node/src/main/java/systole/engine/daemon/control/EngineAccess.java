package systole.engine.daemon.control;

import systole.engine.access.AccessPolicy;
import systole.engine.console.Errands;
import systole.engine.control.NodeEngine;
import systole.engine.election.Election;
import systole.engine.message.Errand;
import systole.engine.port.View;
import systole.engine.port.WallClock;
import systole.engine.tool.ClusterAccess;
import systole.engine.tool.Hearing;
import systole.engine.tool.Standing;
import systole.model.cib.Cib;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Visitor;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A running engine, asked from any thread but its own. Only the asking thread waits; a command
 * without a reply after a minute is taken back.
 */
public final class EngineAccess {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration REPLY = Duration.ofSeconds(60);

    private final NodeEngine engine;
    private final Errands errands;
    private final Predicate<Runnable> loop;
    private final Surroundings surroundings;
    private final WallClock clock;

    /**
     * @param loop runs something on the engine's loop; false if it cannot
     */
    public EngineAccess(
            NodeEngine engine,
            Errands errands,
            Predicate<Runnable> loop,
            Surroundings surroundings,
            WallClock clock) {
        this.engine = engine;
        this.errands = errands;
        this.loop = loop;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** What that visitor's tools may see and ask. */
    public ClusterAccess of(Visitor visitor) {
        return new Visit(visitor);
    }

    /** One visitor's access. */
    private final class Visit implements ClusterAccess {
        private final Visitor visitor;

        Visit(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public Cib cib() {
            var answer = new CompletableFuture<Cib>();
            if (!loop.test(() -> answer.complete(engine.cib()))) {
                throw new EngineSilentException();
            }
            return AccessPolicy.visible(
                    visitor, await(answer, ANSWER).orElseThrow(EngineSilentException::new));
        }

        @Override
        public Reply submit(Command command) {
            CompletableFuture<Reply> answer = errands.submit(new Errand(visitor, "", command));
            return await(answer, REPLY)
                    .orElseGet(
                            () -> {
                                answer.cancel(false);
                                return new Reply.Refused(
                                        "no reply within "
                                                + REPLY.toSeconds()
                                                + " seconds; look whether it was done");
                            });
        }

        @Override
        public Standing standing() {
            Optional<View> holds = surroundings.view();
            return new Standing(
                    engine.self(),
                    holds.flatMap(Election::controller),
                    holds.map(View::members).orElse(List.of()),
                    holds.filter(View::quorate).isPresent());
        }

        @Override
        public Hearing hearing() {
            return surroundings.hearing();
        }

        @Override
        public ZonedDateTime now() {
            return clock.now().atZone(ZoneId.systemDefault());
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
}
