package systole.engine.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.control.EngineObserver;
import systole.engine.message.Operation;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent.Level;

import java.time.Duration;

/**
 * Writes what one engine does to the log. A repeated operation is only worth a line if it fails.
 */
public final class EngineLog implements EngineObserver {
    private static final Logger LOG = LoggerFactory.getLogger("systole.engine");

    private final NodeName node;

    /** The log of that node's engine. */
    public EngineLog(NodeName node) {
        this.node = node;
    }

    @Override
    public void operationFinished(
            Operation operation, HistoryEntry entry, String outcome, String output, Duration took) {
        if (!operation.recurring() || entry.exitCode() != entry.expectedExitCode()) {
            LOG.info(
                    "node={} operation={} rc={} took_ms={} outcome=\"{}\"",
                    node,
                    entry.key(),
                    entry.exitCode(),
                    took.toMillis(),
                    outcome);
        }
    }

    @Override
    public void log(Level level, String text) {
        switch (level) {
            case INFO -> LOG.info("node={} {}", node, text);
            case WARNING -> LOG.warn("node={} {}", node, text);
            case ERROR -> LOG.error("node={} {}", node, text);
        }
    }
}
