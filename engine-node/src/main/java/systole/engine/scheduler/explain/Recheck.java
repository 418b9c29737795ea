package systole.engine.scheduler.explain;

import systole.engine.scheduler.unpack.Failures;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.constraint.Constraint;
import systole.model.resource.AttributeSet;
import systole.model.rule.AttributeExpression;
import systole.model.rule.DateExpression;
import systole.model.rule.Rule;
import systole.model.rule.RuleExpression;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** When the passing of time alone may change a decision. */
final class Recheck {
    private final Situation situation;

    private Recheck(Situation situation) {
        this.situation = situation;
    }

    static Optional<Instant> of(Situation situation) {
        return new Recheck(situation).soonest();
    }

    private Optional<Instant> soonest() {
        return Stream.concat(rules().flatMap(this::changes), failures())
                .filter(at -> at.isAfter(situation.now()))
                .min(Instant::compareTo);
    }

    private Stream<Instant> failures() {
        return situation.units().stream()
                .filter(unit -> !unit.settings().failureTimeout().isZero())
                .flatMap(this::failures);
    }

    private Stream<Instant> failures(Unit unit) {
        return situation.hosts().stream()
                .filter((Host host) -> host.failcount(unit.id().value()) > 0)
                .flatMap(host -> Failures.end(unit, host).stream());
    }

    private Stream<RuleExpression> rules() {
        Stream<Rule> constraints =
                situation.cib().configuration().constraints().stream()
                        .filter(Constraint.Location.class::isInstance)
                        .map(Constraint.Location.class::cast)
                        .flatMap(
                                location ->
                                        Stream.concat(
                                                location.rules().stream(),
                                                location.lifetime().stream()));
        Stream<Rule> attributes =
                situation.cib().configuration().resources().stream()
                        .flatMap(
                                resource ->
                                        Stream.concat(
                                                Stream.of(resource),
                                                resource.primitives().stream()))
                        .flatMap(
                                resource ->
                                        Stream.concat(
                                                resource.metaSets().stream(),
                                                resource.parameterSets().stream()))
                        .map(AttributeSet::rules)
                        .flatMap(rules -> rules.stream());
        return Stream.concat(constraints, attributes).map(RuleExpression.class::cast);
    }

    private Stream<Instant> changes(RuleExpression expression) {
        return switch (expression) {
            case AttributeExpression _ -> Stream.empty();
            case Rule rule -> rule.expressions().stream().flatMap(this::changes);
            case DateExpression date -> changes(date);
        };
    }

    /** An end still belongs to its range, so the change comes a second later. */
    private Stream<Instant> changes(DateExpression date) {
        return switch (date.operation()) {
            case LT, GT, IN_RANGE ->
                    Stream.concat(date.start().stream(), date.end().stream())
                            .flatMap(at -> Stream.of(at, at.plusSeconds(1)));
            case DATE_SPEC -> Stream.of(nextField(date));
        };
    }

    private Instant nextField(DateExpression date) {
        var fields = date.specification().keySet();
        ChronoUnit unit =
                fields.contains("seconds")
                        ? ChronoUnit.SECONDS
                        : fields.contains("minutes") ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
        return situation.now().truncatedTo(unit).plus(1, unit);
    }
}
