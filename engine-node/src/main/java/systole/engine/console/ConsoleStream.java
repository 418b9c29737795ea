package systole.engine.console;

import org.jspecify.annotations.Nullable;

import systole.model.cib.Cib;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Visitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What one console is told, on a thread of its own. There too is worked out what changed and what
 * of it the visitor may see, so that it costs the engine nothing.
 */
final class ConsoleStream {
    private static final int MOST_WAITING = 2_000;

    private final Sight sight;
    private final Consumer<ClusterEvent> listener;
    private final Deque<News> waiting = new ArrayDeque<>();
    private Cib present;
    private ClusterEvent.Membership membership;
    private boolean ended;

    /** Something to be told. */
    private sealed interface News {
        /** Everything, from the beginning. */
        record Beginning(Cib cib, ClusterEvent.Membership membership) implements News {}

        /** The document that came next. */
        record Document(Edition edition) implements News {}

        /** Something else that happened. */
        record Event(ClusterEvent event) implements News {}
    }

    ConsoleStream(
            Visitor visitor,
            Consumer<ClusterEvent> listener,
            Cib present,
            ClusterEvent.Membership membership) {
        this.sight = new Sight(visitor);
        this.listener = listener;
        this.present = present;
        this.membership = membership;
        waiting.add(new News.Beginning(present, membership));
        Thread.ofPlatform().daemon().name("console " + visitor.user()).start(this::run);
    }

    synchronized void add(Edition next) {
        present = next.cib();
        add(new News.Document(next));
    }

    synchronized void add(ClusterEvent event) {
        if (event instanceof ClusterEvent.Membership changed) {
            membership = changed;
        }
        add(new News.Event(event));
    }

    private void add(News news) {
        if (ended) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            waiting.clear();
            waiting.add(new News.Beginning(present, membership));
        } else {
            waiting.add(news);
        }
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        waiting.clear();
        notifyAll();
    }

    private synchronized @Nullable News next() throws InterruptedException {
        while (waiting.isEmpty() && !ended) {
            wait();
        }
        return waiting.poll();
    }

    private void run() {
        try {
            for (News news = next(); news != null; news = next()) {
                tell(news);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(News news) {
        switch (news) {
            case News.Beginning(Cib cib, var members) -> {
                listener.accept(sight.beginning(cib));
                listener.accept(members);
            }
            case News.Document(Edition edition) -> {
                if (!overtaken()) {
                    sight.next(edition).ifPresent(listener);
                }
            }
            case News.Event(ClusterEvent event) -> {
                if (sight.covers(event)) {
                    listener.accept(event);
                }
            }
        }
    }

    /** To find out what somebody may see takes a while: only of the latest document, then. */
    private synchronized boolean overtaken() {
        return sight.partial() && waiting.peek() instanceof News.Document;
    }
}
