package systole.engine.console;

import systole.engine.control.NodeEngine;
import systole.engine.control.Submission;
import systole.engine.message.Errand;
import systole.model.node.NodeName;
import systole.remote.protocol.Reply;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What an engine is asked to do, from any thread but its own. */
public final class Errands implements AutoCloseable {
    private final NodeName node;
    private final NodeEngine engine;
    private final Predicate<Runnable> loop;
    private final Set<Question> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param loop runs something on the engine's loop; false if it cannot
     */
    public Errands(NodeName node, NodeEngine engine, Predicate<Runnable> loop) {
        this.node = node;
        this.engine = engine;
        this.loop = loop;
    }

    /**
     * Has it done. The future always completes with a reply; cancelling it takes the errand back if
     * that is still possible.
     */
    public CompletableFuture<Reply> submit(Errand errand) {
        var question = new Question();
        open.add(question);
        boolean taken = !closed && loop.test(() -> ask(question, errand));
        if (!taken || closed) {
            question.answer(new Reply.Refused("the engine of " + node + " does not run"));
        }
        return question.future;
    }

    private void ask(Question question, Errand errand) {
        if (question.future.isDone()) {
            open.remove(question);
            return;
        }
        Submission submission = engine.submit(errand, question::answer);
        var _ =
                question.future.whenComplete(
                        (_, _) -> {
                            if (question.future.isCancelled()) {
                                var _ = loop.test(submission::withdraw);
                            }
                        });
    }

    /** Somebody waits for a reply. */
    private final class Question {
        private final CompletableFuture<Reply> future = new CompletableFuture<>();

        /** Whoever waits goes on with a thread of its own, never with the engine's. */
        void answer(Reply reply) {
            open.remove(this);
            var _ = future.completeAsync(() -> reply);
        }
    }

    /** The engine has stopped: what is open is refused, and whatever comes. */
    @Override
    public void close() {
        closed = true;
        var refused = new Reply.Refused("the engine of " + node + " has stopped");
        open.forEach(question -> question.answer(refused));
    }
}
