package systole.engine.membership.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches which ping nodes answer: one is up from an answer on until the deadping of silence; a
 * group is up while any of its hosts is. Told by one thread, may be asked by any.
 */
public final class PingWatch {
    private final long deadping;
    private final LinkObserver observer;
    private final Map<String, Answers> nodes = new LinkedHashMap<>();

    /** What to tell once nothing is held any more, for the observer may ask who is up. */
    private final List<LinkEvent> events = new ArrayList<>();

    /** What is known of one. */
    private static final class Answers {
        private boolean up;
        private long last;
    }

    /** None has answered yet; what was never up is not told to be dead. */
    public PingWatch(Collection<PingNode> nodes, Duration deadping, LinkObserver observer) {
        this.deadping = deadping.toNanos();
        this.observer = observer;
        nodes.forEach(node -> this.nodes.put(node.name(), new Answers()));
    }

    /** A ping node, or one host of a group, answered. */
    public void answered(String name, long now) {
        Answers answers = nodes.get(name);
        if (answers != null) {
            synchronized (this) {
                answers.last = now;
                if (!answers.up) {
                    answers.up = true;
                    events.add(new LinkEvent.PingUp(name));
                }
            }
            tell();
        }
    }

    private void tell() {
        if (!events.isEmpty()) {
            events.forEach(observer::happened);
            events.clear();
        }
    }

    /** Tells of those that died; returns after how many nanoseconds the next could. */
    public long tick(long now) {
        long next = expire(now);
        tell();
        return next;
    }

    private synchronized long expire(long now) {
        long next = deadping;
        for (Map.Entry<String, Answers> node : nodes.entrySet()) {
            Answers answers = node.getValue();
            long rest = answers.last + deadping - now;
            if (answers.up && rest <= 0) {
                answers.up = false;
                events.add(new LinkEvent.PingDead(node.getKey()));
            } else if (answers.up) {
                next = Math.min(next, rest);
            }
        }
        return next;
    }

    /** Which are up. */
    public synchronized Map<String, Boolean> states() {
        var states = new LinkedHashMap<String, Boolean>();
        nodes.forEach((name, answers) -> states.put(name, answers.up));
        return Collections.unmodifiableMap(states);
    }
}
