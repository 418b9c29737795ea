package systole.engine.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.control.EngineObserver;
import systole.engine.group.GroupWatcher;
import systole.engine.log.EngineLog;
import systole.engine.message.Operation;
import systole.engine.port.View;
import systole.engine.recovery.LastWishes;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.ClusterEvent.Level;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Hears the engine on its loop and the group on its own, and passes on what others need. */
final class NodeObserver implements EngineObserver {
    private static final Logger LOG = LoggerFactory.getLogger(NodeObserver.class);

    private final NodeName node;
    private final EngineLog log;
    private final LastWishes wishes;
    private final EngineObserver consoles;
    private final Consumer<String> ended;
    private volatile Optional<View> view = Optional.empty();
    private volatile Role role = Role.PENDING;

    /**
     * @param consoles hears what consoles are told
     * @param ended hears why there is nothing more to do; empty if it was asked for
     */
    NodeObserver(
            NodeName node, LastWishes wishes, EngineObserver consoles, Consumer<String> ended) {
        this.node = node;
        this.log = new EngineLog(node);
        this.wishes = wishes;
        this.consoles = consoles;
        this.ended = ended;
    }

    /** The view the engine is in. */
    Optional<View> view() {
        return view;
    }

    /** The part the engine plays. */
    Role role() {
        return role;
    }

    @Override
    public void viewChanged(View next) {
        view = Optional.of(next);
        consoles.viewChanged(next);
    }

    @Override
    public void abandoned(String how) {
        ended.accept(how);
    }

    @Override
    public void roleChanged(Role next) {
        role = next;
        if (next == Role.GONE) {
            ended.accept("");
        }
    }

    @Override
    public void operationStarted(Operation operation) {
        wishes.operationStarted(operation);
        consoles.operationStarted(operation);
    }

    @Override
    public void operationFinished(
            Operation operation, HistoryEntry entry, String outcome, String output, Duration took) {
        wishes.operationFinished(operation, entry, outcome, output, took);
        log.operationFinished(operation, entry, outcome, output, took);
        consoles.operationFinished(operation, entry, outcome, output, took);
    }

    @Override
    public void cibChanged(Cib before, Cib after) {
        wishes.cibChanged(before, after);
        consoles.cibChanged(before, after);
    }

    @Override
    public void transitionProgress(int number, int done, int total, boolean aborted) {
        consoles.transitionProgress(number, done, total, aborted);
    }

    @Override
    public void news(ClusterEvent event) {
        consoles.news(event);
    }

    @Override
    public void watched(boolean anybody) {
        consoles.watched(anybody);
    }

    @Override
    public void log(Level level, String text) {
        log.log(level, text);
        consoles.log(level, text);
    }

    /**
     * What hears the group.
     *
     * @param beats hears of every beat
     * @param changed hears of every view
     */
    GroupWatcher watcher(BiConsumer<NodeName, Duration> beats, Runnable changed) {
        return new Watcher(beats, changed);
    }

    /** Says what the membership means for this node. */
    private final class Watcher implements GroupWatcher {
        private final BiConsumer<NodeName, Duration> beats;
        private final Runnable changed;

        Watcher(BiConsumer<NodeName, Duration> beats, Runnable changed) {
            this.beats = beats;
            this.changed = changed;
        }

        @Override
        public void viewChanged(View next) {
            changed.run();
        }

        @Override
        public void beat(NodeName beating, Duration interval) {
            beats.accept(beating, interval);
        }

        @Override
        public void event(Standing standing) {
            switch (standing) {
                case PRIMARY -> LOG.info("node={} membership=PRIMARY", node);
                case INVALID -> LOG.warn("node={} membership=INVALID: it may not act", node);
                case EVICTED ->
                        LOG.error(
                                "node={} membership=EVICTED: the others went on without it; it was"
                                        + " unreachable for longer than deadtime",
                                node);
            }
        }

        @Override
        public void engineStuck() {
            ended.accept("the engine takes nothing any more");
        }
    }
}
