package systole.app.cluster;

import systole.app.look.HealthState;
import systole.model.node.NodeName;
import systole.model.score.Score;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of one resource or group.
 *
 * @param home the node it is shown on: where it runs, or is being started; empty means the tray of
 *     the unplaced
 * @param activeOn nodes it runs on, or is believed to
 * @param placedOn nodes the cluster wants it on
 * @param score its score on its home
 * @param failures its failcount on its home, or the highest anywhere if it has none; a group's is
 *     the sum of its members'
 * @param movesOn the failcount at which it leaves its home; empty if failures never move it
 * @param activity what is being done to it
 * @param lastFailure how it last failed, while that still matters
 * @param reason the scheduler's words for a failure or a block; empty when all is well
 */
public record ResourceView(
        HealthState state,
        Optional<NodeName> home,
        List<NodeName> activeOn,
        List<NodeName> placedOn,
        Optional<Score> score,
        int failures,
        OptionalInt movesOn,
        Optional<Activity> activity,
        Optional<Failure> lastFailure,
        String reason) {

    /** Nothing is known yet. */
    public static final ResourceView UNKNOWN =
            new ResourceView(
                    HealthState.UNKNOWN,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    0,
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "");

    /** Copies the lists. */
    public ResourceView {
        activeOn = List.copyOf(activeOn);
        placedOn = List.copyOf(placedOn);
    }

    /** The same, seen in another state. */
    ResourceView as(HealthState other) {
        return new ResourceView(
                other,
                home,
                activeOn,
                placedOn,
                score,
                failures,
                movesOn,
                activity,
                lastFailure,
                reason);
    }

    /** The same, knowing on which failure it moves. */
    ResourceView moving(OptionalInt limit) {
        return new ResourceView(
                state,
                home,
                activeOn,
                placedOn,
                score,
                failures,
                limit,
                activity,
                lastFailure,
                reason);
    }
}
