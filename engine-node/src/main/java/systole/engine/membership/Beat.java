package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every node says to all others, several times a second, over every link.
 *
 * @param incarnation grows with every start of the sender's engine
 * @param sequence grows with every beat of an incarnation
 * @param stamp the sender's own clock when it was sent
 * @param hears whose beats and messages the sender receives; nobody's while it keeps away
 * @param echoes the latest stamp of each peer to which the sender renews its promise
 * @param view the view that holds at the sender
 * @param acts the sender may act in that view
 * @param acknowledged the youngest proposal the sender has acknowledged; the echoes mean this one
 * @param born the number of the view the sender has been a member since; {@link Long#MAX_VALUE} if
 *     it is in none
 * @param highest the highest number of any proposal the sender knows
 * @param urgent the sender has not heard enough lately and asks for a beat at once
 */
public record Beat(
        NodeName sender,
        long incarnation,
        long sequence,
        long stamp,
        Set<NodeName> hears,
        Map<NodeName, Long> echoes,
        Optional<ViewId> view,
        boolean acts,
        Optional<ViewId> acknowledged,
        long born,
        long highest,
        boolean urgent)
        implements Packet {

    /** Copies the collections. */
    public Beat {
        hears = Set.copyOf(hears);
        echoes = Map.copyOf(echoes);
    }

    /** Tells whether it leads to the same conclusions as another one of its sender. */
    boolean saysTheSameAs(Beat other) {
        return incarnation == other.incarnation
                && born == other.born
                && highest == other.highest
                && view.equals(other.view)
                && acts == other.acts
                && acknowledged.equals(other.acknowledged)
                && hears.equals(other.hears);
    }
}
