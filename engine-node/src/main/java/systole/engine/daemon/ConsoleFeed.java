package systole.engine.daemon;

import systole.engine.console.EngineEvents;
import systole.engine.console.Publisher;
import systole.engine.control.EngineObserver;
import systole.engine.message.Operation;
import systole.engine.port.View;
import systole.engine.port.WallClock;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.ClusterEvent.Level;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Feeds the consoles at this node with its copy of the CIB and its view, and all consoles of the
 * cluster with what else happens here.
 */
final class ConsoleFeed implements EngineObserver {
    private final Publisher publisher;
    private final Consumer<ClusterEvent> others;
    private final Consumer<Boolean> watched;
    private final EngineEvents events;

    /**
     * @param others passes something on to the nodes where consoles watch
     * @param watched hears whether anybody watches, here or elsewhere
     */
    ConsoleFeed(
            NodeName node,
            Publisher publisher,
            WallClock clock,
            Consumer<ClusterEvent> others,
            Consumer<Boolean> watched) {
        this.publisher = publisher;
        this.others = others;
        this.watched = watched;
        this.events = new EngineEvents(node, clock, this::tell);
    }

    /** Tells all consoles; on the engine's loop. */
    void tell(ClusterEvent event) {
        publisher.publish(event);
        others.accept(event);
    }

    @Override
    public void viewChanged(View view) {
        publisher.view(view);
    }

    @Override
    public void cibChanged(Cib before, Cib after) {
        publisher.cib(after);
    }

    @Override
    public void operationStarted(Operation operation) {
        events.operationStarted(operation);
    }

    @Override
    public void operationFinished(
            Operation operation, HistoryEntry entry, String outcome, String output, Duration took) {
        events.operationFinished(operation, entry, outcome, output, took);
    }

    @Override
    public void transitionProgress(int number, int done, int total, boolean aborted) {
        events.transitionProgress(number, done, total, aborted);
    }

    @Override
    public void log(Level level, String text) {
        events.log(level, text);
    }

    @Override
    public void news(ClusterEvent event) {
        publisher.publish(event);
    }

    @Override
    public void watched(boolean anybody) {
        watched.accept(anybody);
    }
}
