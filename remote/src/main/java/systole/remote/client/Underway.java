package systole.remote.client;

import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.Reply;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a node has been asked for and has not answered. Everything in it ends with an answer. */
final class Underway {
    private static final int MOST = 1000;

    private final Map<Long, Consumer<Outcome>> open = new TreeMap<>();
    private long last;
    private boolean ended;

    /** How an ask ends. */
    sealed interface Outcome {
        /** The command was answered. */
        record Replied(Reply reply) implements Outcome {}

        /** The history was found. */
        record Found(HistoryPage page) implements Outcome {}

        /** Nobody will answer. */
        record Lost(String reason) implements Outcome {}
    }

    /** Keeps a command; empty if no more can be asked. */
    Optional<Long> command(CompletableFuture<Reply> future) {
        return add(
                outcome ->
                        future.complete(
                                switch (outcome) {
                                    case Outcome.Replied(var reply) -> reply;
                                    case Outcome.Found _ ->
                                            new Reply.Refused("the node gave an unfit answer");
                                    case Outcome.Lost(var reason) -> new Reply.Refused(reason);
                                }));
    }

    /** Keeps a question; empty if no more can be asked. */
    Optional<Long> question(CompletableFuture<HistoryPage> future) {
        return add(
                outcome -> {
                    switch (outcome) {
                        case Outcome.Found(var page) -> future.complete(page);
                        case Outcome.Replied _ ->
                                future.completeExceptionally(
                                        new IOException("the node gave an unfit answer"));
                        case Outcome.Lost(var reason) ->
                                future.completeExceptionally(new IOException(reason));
                    }
                });
    }

    private synchronized Optional<Long> add(Consumer<Outcome> end) {
        if (ended || open.size() >= MOST) {
            return Optional.empty();
        }
        open.put(++last, end);
        return Optional.of(last);
    }

    /** The node answered; what nobody waits for any more is dropped. */
    void end(long id, Outcome outcome) {
        Consumer<Outcome> waiting;
        synchronized (this) {
            waiting = open.remove(id);
        }
        if (waiting != null) {
            waiting.accept(outcome);
        }
    }

    /**
     * Whoever asked does not want it any more.
     *
     * @return whether it was still open
     */
    synchronized boolean forget(long id) {
        return open.remove(id) != null;
    }

    /** Nobody will answer any more, and no more can be asked. */
    void endAll(String reason) {
        List<Consumer<Outcome>> left;
        synchronized (this) {
            ended = true;
            left = List.copyOf(open.values());
            open.clear();
        }
        left.forEach(waiting -> waiting.accept(new Outcome.Lost(reason)));
    }
}
