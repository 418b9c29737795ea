package systole.app.board;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.Optional;

/**
 * A place on the board that can be pointed at: a node's own card, or a resource where it is shown.
 *
 * @param node the column; empty for the tray
 * @param resource the chip or group in it; empty for the column or tray itself
 */
public record Spot(Optional<NodeName> node, Optional<ResourceId> resource) {
    /** The tray itself. */
    public static final Spot TRAY = new Spot(Optional.empty(), Optional.empty());

    /** A node's own card. */
    public static Spot of(NodeName node) {
        return new Spot(Optional.of(node), Optional.empty());
    }

    /** A resource where it is shown; no node means the tray. */
    public static Spot of(Optional<NodeName> node, ResourceId resource) {
        return new Spot(node, Optional.of(resource));
    }
}
