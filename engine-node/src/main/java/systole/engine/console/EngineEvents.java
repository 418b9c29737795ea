package systole.engine.console;

import systole.engine.control.EngineObserver;
import systole.engine.message.Operation;
import systole.engine.port.WallClock;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.ClusterEvent.Level;

import java.time.Duration;
import java.util.function.Consumer;

/** What one engine does, in the terms of consoles. */
public final class EngineEvents implements EngineObserver {
    private final NodeName node;
    private final WallClock clock;
    private final Consumer<ClusterEvent> told;

    /**
     * @param told hears of it all, on the engine's loop; returns at once
     */
    public EngineEvents(NodeName node, WallClock clock, Consumer<ClusterEvent> told) {
        this.node = node;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public void operationStarted(Operation operation) {
        told.accept(
                new ClusterEvent.OperationStarted(
                        node, operation.resource(), operation.name(), operation.interval()));
    }

    @Override
    public void operationFinished(
            Operation operation, HistoryEntry entry, String outcome, String output, Duration took) {
        told.accept(
                new ClusterEvent.OperationFinished(
                        node,
                        operation.resource(),
                        operation.name(),
                        operation.interval(),
                        entry.exitCode() == entry.expectedExitCode(),
                        outcome,
                        output,
                        took));
    }

    @Override
    public void transitionProgress(int number, int done, int total, boolean aborted) {
        told.accept(new ClusterEvent.TransitionProgress(number, done, total, aborted));
    }

    @Override
    public void log(Level level, String text) {
        told.accept(new ClusterEvent.LogLine(clock.now(), node, level, text));
    }
}
