package systole.app.plan;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.List;

/**
 * A primitive that does not stay as it is.
 *
 * @param from where it runs now
 * @param to where it will run; the same as {@code from} means it is restarted, empty that it stops
 * @param meant the user asked for exactly this; otherwise it is collateral
 */
public record Displacement(
        ResourceId resource, List<NodeName> from, List<NodeName> to, boolean meant) {

    /** Copies the lists. */
    public Displacement {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Tells whether it is started where it was not and stopped where it was. */
    public boolean moves() {
        return !from.isEmpty() && !to.isEmpty() && !from.equals(to);
    }

    /** Tells whether it is stopped and started on the same node. */
    public boolean restarts() {
        return !from.isEmpty() && from.equals(to);
    }

    /** Tells whether it will run nowhere. */
    public boolean stops() {
        return !from.isEmpty() && to.isEmpty();
    }

    /** Tells whether it runs nowhere now and will run. */
    public boolean starts() {
        return from.isEmpty() && !to.isEmpty();
    }
}
