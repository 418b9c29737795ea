package systole.remote.bootstrap;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Waits until all of these are members and may act. */
record Gathering(Cluster cluster, Patience patience, Set<String> nodes) {
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int STEPS = 240;
    private static final int STEPS_BACK = 40;

    /** Copies the names, sorted. */
    Gathering {
        nodes = new TreeSet<>(nodes);
    }

    /** How long it waits. */
    static Duration limit() {
        return STEP.multipliedBy(STEPS);
    }

    /** Waits; gives up when the end is asked for. */
    void await() throws StepFailedException {
        for (int step = 0; step < STEPS; step++) {
            if (patience.over()) {
                throw new StepFailedException("interrupted");
            }
            patience.pause(STEP);
            if (together()) {
                return;
            }
        }
        throw new StepFailedException(
                "waited %d s in vain for these to be members: %s"
                        .formatted(STEP.multipliedBy(STEPS).toSeconds(), String.join(" ", nodes)));
    }

    /** Waits a while on the way back, which goes on in any case; tells whether they came. */
    boolean awaitBack() {
        for (int step = 0; step < STEPS_BACK; step++) {
            patience.rest(STEP);
            if (together()) {
                return true;
            }
        }
        return false;
    }

    private boolean together() {
        return cluster.standing()
                .filter(one -> one.quorate() && one.members().equals(nodes))
                .isPresent();
    }
}
