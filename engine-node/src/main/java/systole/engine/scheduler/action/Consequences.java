package systole.engine.scheduler.action;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Follows what one step's being needed or impossible means for others, until nothing changes. */
final class Consequences {
    private final Deque<Step> open = new ArrayDeque<>();

    private Consequences() {}

    static void settle(List<Step> steps) {
        var consequences = new Consequences();
        consequences.open.addAll(steps);
        while (!consequences.open.isEmpty()) {
            consequences.follow(consequences.open.poll());
        }
    }

    private void follow(Step step) {
        for (Dependency dependency : step.outgoing()) {
            Step then = dependency.then();
            if (dependency.force().runnable()
                    && !step.runnable()
                    && then.forbid(blocking(step, dependency))) {
                open.add(then);
            }
            if (dependency.force().impliesThen()
                    && step.required()
                    && then.require(because(step, dependency))) {
                open.add(then);
            }
        }
        for (Dependency dependency : step.incoming()) {
            if (step.required()
                    && dependency.force().runnable()
                    && dependency.first().unsure()
                    && step.forbid(blocking(dependency.first(), dependency))) {
                open.add(step);
            }
            boolean lost = dependency.force() == Dependency.Force.RESTART && !step.runnable();
            if (((dependency.force().impliesFirst() && step.required()) || lost)
                    && dependency
                            .first()
                            .require(lost ? step.obstacle() : because(step, dependency))) {
                open.add(dependency.first());
            }
        }
    }

    private static String because(Step step, Dependency dependency) {
        return switch (dependency.origin()) {
            case UNIT -> step.reason();
            case GROUP ->
                    step.marker()
                            ? "goes with its group " + dependency.source()
                            : "follows " + step.resource() + " in " + dependency.source();
            case CONSTRAINT -> "follows " + step.resource() + " (" + dependency.source() + ")";
        };
    }

    private static String blocking(Step step, Dependency dependency) {
        return "cannot start without " + step.resource() + " (" + dependency.source() + ")";
    }
}
