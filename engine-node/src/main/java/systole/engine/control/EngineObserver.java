package systole.engine.control;

import systole.engine.message.Operation;
import systole.engine.port.View;
import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.remote.protocol.ClusterEvent;

import java.time.Duration;

/**
 * Hears what one engine does, on that engine's loop. Returns at once and never throws; what it does
 * has no influence on the engine.
 */
public interface EngineObserver {
    /** Hears nothing. */
    EngineObserver NONE = new EngineObserver() {};

    /** A new view holds. */
    default void viewChanged(View view) {}

    /** The engine plays this part from now on. */
    default void roleChanged(Role role) {}

    /** The engine ends without knowing that nothing runs here any more; its role changes next. */
    default void abandoned(String how) {}

    /**
     * The engine's copy of the CIB changed; the two versions tell how.
     *
     * @param after what holds from now on
     */
    default void cibChanged(Cib before, Cib after) {}

    /** An operation's run began here. */
    default void operationStarted(Operation operation) {}

    /**
     * An operation's run ended here.
     *
     * @param entry what became of it, in the CIB's terms
     * @param outcome the same in words
     * @param output what the agent printed
     */
    default void operationFinished(
            Operation operation,
            HistoryEntry entry,
            String outcome,
            String output,
            Duration took) {}

    /** The controller decided; the graph is carried out next, and may be empty. */
    default void decided(Decision decision) {}

    /** A transition went forward. */
    default void transitionProgress(int number, int done, int total, boolean aborted) {}

    /** Something worth a line in a log. */
    default void log(ClusterEvent.Level level, String text) {}

    /** Something happened at another member, for the consoles that watch here. */
    default void news(ClusterEvent event) {}

    /** Consoles watch, here or at another member; or none does any more. */
    default void watched(boolean anybody) {}

    /** What an engine is at the moment. */
    enum Role {
        /** Waiting for a view, or for the controller's welcome. */
        PENDING,
        /** A member that follows the controller. */
        MEMBER,
        /** The controller, still collecting joins. */
        INTEGRATING,
        /** The controller. */
        CONTROLLER,
        /** It left cleanly, or was halted. */
        GONE
    }
}
