package systole.engine.group;

import systole.engine.port.View;
import systole.model.node.NodeName;

import java.time.Duration;

/** Hears what goes on in one node's group, on its heartbeat loop. Returns at once. */
public interface GroupWatcher {
    /** Hears nothing. */
    GroupWatcher NONE = new GroupWatcher() {};

    /** A view holds here. */
    default void viewChanged(View view) {}

    /** Another start of events than the view itself. */
    default void event(Standing standing) {}

    /** A node's beat arrived, or this node's own left, so long after its last. */
    default void beat(NodeName node, Duration interval) {}

    /** The engine does not take what it is told: it hangs, or has ended. */
    default void engineStuck() {}

    /** What this node is in the eyes of the membership. */
    enum Standing {
        /** It is in a view that may act. */
        PRIMARY,
        /** It lost the right to act. */
        INVALID,
        /** The others went on without it. */
        EVICTED
    }
}
