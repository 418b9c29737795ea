package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A view that holds at this node, from its installation until the next one's. */
final class HeldView {
    private final Proposal proposal;
    private final long since;
    private final Map<NodeName, Long> starts;
    private boolean announced;
    private boolean quorate;

    /**
     * @param since when it was installed
     * @param starts the incarnation each member was heard in at that moment
     */
    HeldView(Proposal proposal, long since, Map<NodeName, Long> starts) {
        this.proposal = proposal;
        this.since = since;
        this.starts = Map.copyOf(starts);
    }

    Proposal proposal() {
        return proposal;
    }

    ViewId id() {
        return proposal.id();
    }

    /** The surroundings know of it. */
    void announce(boolean withQuorum) {
        announced = true;
        quorate = withQuorum;
    }

    /** Tells whether the surroundings know of it. */
    boolean announced() {
        return announced;
    }

    /** Tells whether it was announced as one that may act. */
    boolean quorate() {
        return quorate;
    }

    /** Tells whether it was installed less than that span before that moment. */
    boolean younger(long span, long now) {
        return now - since < span;
    }

    /** Tells whether it acts, and that span, in which members may still come to it, is over. */
    boolean rests(long span, long now) {
        return quorate && !younger(span, now);
    }

    /**
     * Tells whether the promises in a beat are about this view. A peer that has been in a younger
     * one since, even one that it now leaves to take this node in again, renews nothing.
     */
    boolean sharedBy(Beat beat) {
        Optional<ViewId> mine = Optional.of(id());
        return beat.view().equals(mine) || beat.acknowledged().equals(mine);
    }

    /**
     * Tells whether the sender of a beat, if it is a member, is in the view: in the start it was
     * installed with, and holding it, or not beyond it while there is still time.
     */
    boolean followedBy(Beat beat, boolean young) {
        if (!proposal.members().contains(beat.sender())) {
            return true;
        }
        Optional<ViewId> mine = Optional.of(id());
        boolean sameStart = Objects.equals(starts.get(beat.sender()), beat.incarnation());
        boolean inIt = beat.view().equals(mine) && beat.acknowledged().equals(mine);
        boolean beyond = beat.view().filter(theirs -> theirs.compareTo(id()) > 0).isPresent();
        return sameStart && (inIt || young && !beyond);
    }
}
