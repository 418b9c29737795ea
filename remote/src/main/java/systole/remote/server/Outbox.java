package systole.remote.server;

import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Reply;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.ConsoleFrame.FromNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What waits to be sent to one console. Bounded; adding never waits. Once it is closed nothing is
 * added any more, and what it holds is still given out.
 */
final class Outbox {
    /** Beats are news while they are fresh: so many frames may wait before them. */
    private static final int MOST_BEFORE_BEAT = 64;

    private static final int LIGHTEST = 128;

    private final TalkLimits limits;
    private final Deque<FromNode> waiting = new ArrayDeque<>();
    private long weight;
    private boolean closed;

    Outbox(TalkLimits limits) {
        this.limits = limits;
    }

    /** Adds a frame; tells whether there was room for it. */
    synchronized boolean add(FromNode frame) {
        if (closed || (isBeat(frame) && waiting.size() >= MOST_BEFORE_BEAT)) {
            return true;
        }
        long more = weight(frame);
        if (waiting.size() >= limits.frames() || weight + more > limits.weight()) {
            return false;
        }
        waiting.add(frame);
        weight += more;
        notifyAll();
        return true;
    }

    /** Adds nothing any more but this, after what waits. */
    synchronized void close(FromNode last) {
        if (!closed) {
            closed = true;
            waiting.add(last);
            notifyAll();
        }
    }

    /** Forgets what waits and adds nothing any more but this. */
    synchronized void closeNow(FromNode last) {
        if (!closed) {
            waiting.clear();
            close(last);
        }
    }

    /** Forgets everything, for good. */
    synchronized void abandon() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    /** Waits for the next frame; empty when there will be none any more. */
    synchronized Optional<FromNode> take() throws InterruptedException {
        while (waiting.isEmpty()) {
            if (closed) {
                return Optional.empty();
            }
            wait();
        }
        FromNode frame = waiting.remove();
        weight -= weight(frame);
        return Optional.of(frame);
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    private static boolean isBeat(FromNode frame) {
        return frame instanceof ConsoleFrame.Happened(ClusterEvent.Beat _);
    }

    /** About how much memory it holds that nobody else does. */
    private static long weight(FromNode frame) {
        long text =
                switch (frame) {
                    case ConsoleFrame.Happened(ClusterEvent.OperationFinished finished) ->
                            finished.output().length();
                    case ConsoleFrame.Happened(ClusterEvent.LogLine line) -> line.text().length();
                    case ConsoleFrame.Happened(ClusterEvent.Patched patched) ->
                            (long) LIGHTEST * patched.patch().changes().size();
                    case ConsoleFrame.Answer(_, Reply.Refused(var reason)) -> reason.length();
                    case ConsoleFrame.NoPage(_, var reason) -> reason.length();
                    case ConsoleFrame.Page page -> (long) LIGHTEST * page.page().revisions().size();
                    default -> 0;
                };
        return LIGHTEST + text;
    }
}
