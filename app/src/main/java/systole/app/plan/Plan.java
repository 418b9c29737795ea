package systole.app.plan;

import systole.app.cluster.FailureForecast;
import systole.app.cluster.Situation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an intent leads to. A value: it says what would happen to the CIB it was made from.
 *
 * @param before the cluster as it is
 * @param after the same with the change made, and what the cluster decides then
 * @param settled what the cluster is like when all steps are done and no pin is left
 * @param refusal why it cannot be done; if there is one, nothing else of the plan means anything
 * @param steps in the order they begin
 * @param displacements one for each primitive that does not stay as it is
 * @param outages services that are away for a while
 * @param staying whether a moved resource stays
 * @param forecast on which failure the subject leaves the place it has settled in
 * @param commandLine the same as it would be typed
 */
public record Plan(
        Intent intent,
        Situation before,
        Situation after,
        Situation settled,
        Optional<Phrase> refusal,
        List<Step> steps,
        List<Displacement> displacements,
        List<Outage> outages,
        Quorum quorum,
        Staying staying,
        Optional<FailureForecast> forecast,
        String commandLine) {

    /** Copies the lists. */
    public Plan {
        steps = List.copyOf(steps);
        displacements = List.copyOf(displacements);
        outages = List.copyOf(outages);
    }

    /** Tells whether it can be applied. */
    public boolean possible() {
        return refusal.isEmpty();
    }

    /** What is displaced without being meant. */
    public List<Displacement> collateral() {
        return displacements.stream().filter(one -> !one.meant()).toList();
    }

    /** Tells whether anything happens that was not meant. */
    public boolean hasCollateral() {
        return !collateral().isEmpty();
    }

    /** How long the whole plan takes, about. */
    public Duration duration() {
        return steps.stream().map(Step::ends).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * Tells whether another plan for the same intent does the same: the same operations on the same
     * nodes and the same places in the end. Estimates may differ.
     */
    public boolean sameOutcome(Plan other) {
        return refusal.equals(other.refusal)
                && displacements.equals(other.displacements)
                && operations().equals(other.operations())
                && settled.decision().placement().equals(other.settled.decision().placement());
    }

    private List<String> operations() {
        return steps.stream()
                .map(step -> step.resource() + " " + step.operation() + " " + step.node())
                .sorted()
                .toList();
    }
}
