package systole.app.plan;

import systole.model.node.NodeName;

import java.util.List;
import java.util.stream.Collectors;

/** What is said about a plan. */
final class PlanWords {
    private PlanWords() {}

    /** One sentence about how much happens. */
    static Phrase summary(Plan plan) {
        long meant = plan.displacements().stream().filter(Displacement::meant).count();
        int others = plan.collateral().size();
        if (meant == 0 && others == 0) {
            return Phrase.of(
                    plan.steps().isEmpty() ? "plan.summary.nothing" : "plan.summary.noplace");
        }
        Phrase what =
                Phrase.of(
                        switch (plan.intent()) {
                            case Intent.MoveResource _ -> "plan.summary.move";
                            case Intent.StopResource _ -> "plan.summary.stop";
                            case Intent.StartResource _ -> "plan.summary.start";
                            case Intent.Standby _,
                                    Intent.Unstandby _,
                                    Intent.CleanUp _,
                                    Intent.Manage _,
                                    Intent.Unmanage _,
                                    Intent.EditConfiguration _ ->
                                    "plan.summary.change";
                        },
                        meant);
        if (meant == 0) {
            return Phrase.of("plan.summary.others.only", others);
        }
        return others == 0
                ? Phrase.of("plan.summary.alone", what)
                : Phrase.of("plan.summary.others", what, others);
    }

    /** One line about a resource that does not stay as it is. */
    static Phrase displacement(Displacement one) {
        if (one.restarts()) {
            return Phrase.of("plan.collateral.restarts", one.resource(), names(one.to()));
        }
        if (one.stops()) {
            return Phrase.of("plan.collateral.stops", one.resource(), names(one.from()));
        }
        return one.starts()
                ? Phrase.of("plan.collateral.starts", one.resource(), names(one.to()))
                : Phrase.of(
                        "plan.collateral.moves",
                        one.resource(),
                        names(one.from()),
                        names(one.to()));
    }

    private static String names(List<NodeName> nodes) {
        return nodes.stream().map(NodeName::value).collect(Collectors.joining(", "));
    }

    /** One operation. */
    static Phrase step(Step step) {
        return switch (step.operation()) {
            case "start" -> Phrase.of("plan.step.start", step.resource(), step.node());
            case "stop" -> Phrase.of("plan.step.stop", step.resource(), step.node());
            default -> Phrase.of("plan.step.other", step.operation(), step.resource(), step.node());
        };
    }

    /** A service that is away. */
    static Phrase outage(Plan plan, Outage outage) {
        double seconds = outage.lasts().toMillis() / 1000.0;
        boolean only = plan.outages().size() == 1 && !plan.hasCollateral();
        return only
                ? Phrase.of("plan.outage.the", seconds)
                : Phrase.of("plan.outage", seconds, outage.service());
    }

    /** What becomes of the quorum and whether anybody is fenced. */
    static Phrase quorum(Quorum quorum) {
        Phrase votes =
                quorum.quorate()
                        ? Phrase.of("plan.quorum.stays", quorum.online(), quorum.expected())
                        : Phrase.of("plan.quorum.none", quorum.online(), quorum.expected());
        return Phrase.of(
                "plan.quorum",
                votes,
                Phrase.of(quorum.fencing() ? "plan.fencing" : "plan.fencing.none"));
    }

    /** What the button says that applies it. */
    static String applyKey(Intent intent) {
        return switch (intent) {
            case Intent.MoveResource _ -> "plan.apply.move";
            case Intent.StopResource _ -> "plan.apply.stop";
            case Intent.StartResource _ -> "plan.apply.start";
            case Intent.CleanUp _ -> "plan.apply.cleanup";
            case Intent.Standby _,
                    Intent.Unstandby _,
                    Intent.Manage _,
                    Intent.Unmanage _,
                    Intent.EditConfiguration _ ->
                    "plan.apply.change";
        };
    }
}
