package systole.engine.membership;

import java.util.Optional;

/**
 * Whether this node has to keep away from all others: it acted once, others act without it now, and
 * what it ran may run there. Over when it has let go, or acts again.
 */
final class Retreat {
    private Optional<ViewId> acted = Optional.empty();
    private Optional<ViewId> agreed = Optional.empty();
    private boolean away;

    /** This node acts in that view. */
    void acts(ViewId view) {
        acted = Optional.of(view);
        away = false;
    }

    /** This node has acknowledged that view; one with others may act with it. */
    void agrees(Proposal view) {
        if (view.members().size() > 1) {
            agreed = Optional.of(view.id());
        }
    }

    /** This node does not act; a peer does, in that view. */
    void othersAct(ViewId view) {
        boolean without = agreed.filter(mine -> view.compareTo(mine) <= 0).isEmpty();
        away |= without && acted.filter(mine -> view.compareTo(mine) > 0).isPresent();
    }

    /** Nothing runs here any more that needs the right to act; tells whether it kept away. */
    boolean letGo() {
        boolean before = away;
        acted = Optional.empty();
        away = false;
        return before;
    }

    /** Tells whether this node says that it reaches nobody. */
    boolean away() {
        return away;
    }
}
