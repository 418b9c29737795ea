package systole.engine.election;

import systole.engine.port.View;
import systole.model.node.NodeName;

import java.util.Optional;

/**
 * Elects the designated controller.
 *
 * <p>All members of a view agree on its members and their age, so they need not vote: each of them
 * finds the same winner, the oldest member. Members that joined at once stand in the view by name,
 * so among them the smallest name wins, as in Heartbeat.
 */
public final class Election {
    private Election() {}

    /** The controller of a view; none if nobody is in it. */
    public static Optional<NodeName> controller(View view) {
        return view.members().stream().findFirst();
    }
}
