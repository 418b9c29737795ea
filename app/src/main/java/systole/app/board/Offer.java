package systole.app.board;

import systole.app.plan.Intent;
import systole.app.plan.Phrase;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.List;
import java.util.Optional;

/** One thing a menu offers to do with what it was opened on. */
sealed interface Offer {

    /**
     * Makes a plan.
     *
     * @param id stable, names the item in tests and style sheets
     * @param command how crm calls it
     */
    record Propose(String id, Phrase words, String command, Intent intent) implements Offer {}

    /** Moves it to one of these nodes. */
    record MoveTo(Phrase words, String command, ResourceId resource, List<Destination> nodes)
            implements Offer {
        /** Copies the nodes. */
        public MoveTo {
            nodes = List.copyOf(nodes);
        }
    }

    /** Explains why it is here. */
    record Explain(ResourceId resource, Optional<NodeName> node) implements Offer {}

    /** Copies a text. */
    record Copy(String id, Phrase words, String text) implements Offer {}

    /** Parts the offers. */
    record Line() implements Offer {}

    /**
     * A node to move to.
     *
     * @param words the score there, or why it cannot be moved there
     */
    record Destination(NodeName node, String words, boolean legal) {}
}
