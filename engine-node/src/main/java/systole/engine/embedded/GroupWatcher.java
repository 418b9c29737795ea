package systole.engine.embedded;

import systole.engine.port.View;
import systole.model.node.NodeName;

import java.time.Duration;

/** Hears what goes on in the group. Called on the group's loop; returns at once. */
public interface GroupWatcher {
    /** A view holds; it may be empty. */
    void viewChanged(View view);

    /** A node was heard, so long after the time before. */
    void beat(NodeName node, Duration interval);
}
