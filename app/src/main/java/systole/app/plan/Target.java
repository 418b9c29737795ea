package systole.app.plan;

import systole.model.node.NodeName;
import systole.model.score.Score;

import java.util.Optional;

/**
 * A node as a place to drag a resource to.
 *
 * @param score what the resource scores there now; empty if the node is no candidate
 * @param current it runs there already
 * @param obstacle why it cannot be moved there
 */
public record Target(
        NodeName node, Optional<Score> score, boolean current, Optional<Phrase> obstacle) {

    /** Tells whether it may be dropped there. */
    public boolean legal() {
        return !current && obstacle.isEmpty();
    }
}
