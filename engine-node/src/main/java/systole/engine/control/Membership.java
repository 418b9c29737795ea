package systole.engine.control;

import org.jspecify.annotations.Nullable;

import systole.engine.port.View;
import systole.model.node.NodeName;

/**
 * Where an engine stands in the group.
 *
 * @param view the view that holds; null before the first
 * @param controller who leads it
 * @param welcomed the controller has given this member the CIB
 */
record Membership(@Nullable View view, @Nullable NodeName controller, boolean welcomed) {
    /** In no view yet. */
    static final Membership NONE = new Membership(null, null, false);

    /** The number of the view; −1 before the first. */
    long number() {
        return view == null ? -1 : view.number();
    }

    /** Tells whether the view may act for the whole cluster. */
    boolean acting() {
        return view != null && view.quorate();
    }

    /** Tells whether that node leads. */
    boolean ledBy(NodeName node) {
        return node.equals(controller);
    }

    /** The same, with the CIB. */
    Membership withCib() {
        return new Membership(view, controller, true);
    }
}
