package systole.app.board;

import systole.app.cluster.NodeCard;
import systole.app.cluster.NodeSight;
import systole.app.cluster.Spans;
import systole.app.l10n.Messages;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a node is, in words. */
final class NodeWords {
    private static final int ROUND_MILLIS = 10;

    private NodeWords() {}

    /**
     * One line: how it is, and how often it beats or since when it does not; or how it stands to
     * the others, if it sees the membership differently.
     */
    static String of(NodeCard card, Messages messages) {
        return standing(card.sight(), messages).orElseGet(() -> condition(card, messages));
    }

    /** Tells whether its own view is not the acting one in a way that does not pass by itself. */
    static boolean dissents(NodeSight sight) {
        return !key(sight).isEmpty();
    }

    private static Optional<String> standing(NodeSight sight, Messages messages) {
        return Optional.of(key(sight)).filter(key -> !key.isEmpty()).map(messages::now);
    }

    private static String key(NodeSight sight) {
        return switch (sight.standing()) {
            case CUT_OFF -> "board.node.cutoff";
            case ALONE -> "board.node.alone";
            case APART -> "board.node.apart";
            case RIVAL -> "board.node.rival";
            case LET_GO ->
                    sight.report().filter(NodeReport::quorate).isPresent()
                            ? "board.node.letgo"
                            : "board.node.quorumless";
            case AGREES, BEHIND, UNDECIDED, SILENT -> "";
        };
    }

    private static String condition(NodeCard card, Messages messages) {
        var view = card.view();
        if (!view.online()) {
            return messages.now("board.node.offline");
        }
        if (view.stale()) {
            return card.ageProperty()
                    .get()
                    .map(old -> messages.now("board.node.stale", Spans.coarse(messages, old)))
                    .orElseGet(() -> messages.now("board.node.unheard"));
        }
        var how = messages.now(view.standby() ? "board.node.standby" : "board.node.online");
        return interval(card.beatsProperty().get())
                .map(real -> messages.now("board.node.beat", how, Long.toString(real.toMillis())))
                .orElse(how);
    }

    /** How old what is shown of the node is, in tenths of a second, later in larger units. */
    static String age(Duration old, Messages messages) {
        return old.toSeconds() < 60 ? Spans.fine(messages, old) : Spans.coarse(messages, old);
    }

    /** The mean of the intervals heard, so that the number stays calm while it is true. */
    static Optional<Duration> interval(List<Instant> beats) {
        if (beats.size() < 2) {
            return Optional.empty();
        }
        var mean = Duration.between(beats.getFirst(), beats.getLast()).dividedBy(beats.size() - 1);
        var rounded = Math.round(mean.toMillis() / (double) ROUND_MILLIS) * ROUND_MILLIS;
        return Optional.of(Duration.ofMillis(rounded));
    }
}
