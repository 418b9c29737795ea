package systole.engine.embedded;

import systole.engine.console.EngineEvents;
import systole.engine.console.Publisher;
import systole.engine.control.EngineObserver;
import systole.engine.log.EngineLog;
import systole.engine.message.Operation;
import systole.engine.port.View;
import systole.engine.port.WallClock;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent.Level;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Passes on what one engine does: to consoles and to the log. Of the CIB only the controller's. */
final class HostObserver implements EngineObserver {
    private final Publisher publisher;
    private final EngineEvents events;
    private final Runnable gone;
    private final BooleanSupplier speaks;
    private final EngineLog log;
    private volatile Role role = Role.PENDING;
    private volatile View view = new View(0, List.of(), false);

    /**
     * @param speaks whether this node's CIB is the one consoles should see
     */
    HostObserver(
            NodeName node,
            Publisher publisher,
            WallClock clock,
            BooleanSupplier speaks,
            Runnable gone) {
        this.publisher = publisher;
        this.events = new EngineEvents(node, clock, publisher::publish);
        this.speaks = speaks;
        this.gone = gone;
        this.log = new EngineLog(node);
    }

    /** The view its engine is in. */
    View view() {
        return view;
    }

    @Override
    public void viewChanged(View next) {
        view = next;
        if (speaks.getAsBoolean()) {
            publisher.view(next);
        }
    }

    Role role() {
        return role;
    }

    @Override
    public void roleChanged(Role next) {
        role = next;
        if (next == Role.GONE) {
            gone.run();
        }
    }

    @Override
    public void cibChanged(Cib before, Cib after) {
        if (role == Role.CONTROLLER && speaks.getAsBoolean()) {
            publisher.cib(after);
        }
    }

    @Override
    public void operationStarted(Operation operation) {
        events.operationStarted(operation);
    }

    @Override
    public void operationFinished(
            Operation operation, HistoryEntry entry, String outcome, String output, Duration took) {
        log.operationFinished(operation, entry, outcome, output, took);
        events.operationFinished(operation, entry, outcome, output, took);
    }

    @Override
    public void transitionProgress(int number, int done, int total, boolean aborted) {
        events.transitionProgress(number, done, total, aborted);
    }

    @Override
    public void log(Level level, String text) {
        log.log(level, text);
        events.log(level, text);
    }
}
