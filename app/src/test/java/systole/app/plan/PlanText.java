package systole.app.plan;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;

import java.util.ArrayList;

/** A plan as text, for goldens. */
final class PlanText {
    private static final Messages MESSAGES = new Messages(Language.ENGLISH);

    private PlanText() {}

    static String of(Plan plan) {
        var lines = new ArrayList<String>();
        lines.add(plan.intent().title().now(MESSAGES));
        plan.refusal().ifPresent(why -> lines.add("refused: " + why.now(MESSAGES)));
        if (plan.possible()) {
            lines.add(PlanWords.summary(plan).now(MESSAGES));
        }
        for (Step step : plan.steps()) {
            lines.add(
                    "%4d ms  %s (%d ms%s)"
                            .formatted(
                                    step.begins().toMillis(),
                                    PlanWords.step(step).now(MESSAGES),
                                    step.takes().toMillis(),
                                    step.measured() ? "" : ", guessed"));
        }
        plan.collateral().forEach(one -> lines.add("also: " + say(PlanWords.displacement(one))));
        plan.outages().forEach(one -> lines.add(say(PlanWords.outage(plan, one))));
        lines.add(say(PlanWords.quorum(plan.quorum())));
        lines.add(
                switch (plan.staying()) {
                    case Staying.NotAsked() -> "nothing is moved";
                    case Staying.Stays(var node) -> "stays on " + node;
                    case Staying.Returns(var to, var remedy) ->
                            "returns to "
                                    + to
                                    + remedy.map(one -> ", prefer +" + one.prefer()).orElse("");
                });
        plan.forecast()
                .ifPresent(
                        one ->
                                lines.add(
                                        "leaves %s on failure %d for %s"
                                                .formatted(
                                                        one.home(),
                                                        one.leavesOn(),
                                                        one.next()
                                                                .map(Object::toString)
                                                                .orElse("nowhere"))));
        lines.add("$ " + plan.commandLine());
        return String.join("\n", lines) + "\n";
    }

    private static String say(Phrase phrase) {
        return phrase.now(MESSAGES);
    }
}
