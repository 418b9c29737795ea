package systole.engine.group;

import systole.engine.group.GroupWatcher.Standing;
import systole.engine.membership.ViewId;

import java.util.Optional;

/** What becomes of this node's right to act, told as it happens. */
final class Fate {
    private final GroupWatcher watcher;
    private Optional<ViewId> lastPrimary = Optional.empty();

    Fate(GroupWatcher watcher) {
        this.watcher = watcher;
    }

    /** A view holds here. */
    void installed(ViewId view, boolean quorate) {
        if (quorate) {
            lastPrimary = Optional.of(view);
            watcher.event(Standing.PRIMARY);
        } else if (lastPrimary.isPresent()) {
            watcher.event(Standing.INVALID);
        }
    }

    /** While this node is alone, another one acts in that view. */
    void others(ViewId view) {
        if (lastPrimary.filter(mine -> view.compareTo(mine) > 0).isPresent()) {
            lastPrimary = Optional.empty();
            watcher.event(Standing.EVICTED);
        }
    }
}
