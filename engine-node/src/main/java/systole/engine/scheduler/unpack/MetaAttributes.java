package systole.engine.scheduler.unpack;

import systole.engine.scheduler.unpack.Settings.Sourced;
import systole.model.cib.CibWords;
import systole.model.cib.ClusterOptions;
import systole.model.resource.AttributeSet;
import systole.model.resource.Resource;
import systole.model.rule.RuleContext;
import systole.model.score.Score;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Meta attributes by name, in Heartbeat 2's order of look-up: the tag's own attributes, meta
 * attributes, instance attributes, then the parent's; resource defaults last. The word "default"
 * means unset and ends the search.
 */
final class MetaAttributes {
    private static final Comparator<AttributeSet> HIGHEST_SCORE_FIRST =
            Comparator.comparing(AttributeSet::score).reversed();

    private final Map<String, Sourced<String>> own = new HashMap<>();
    private final Optional<MetaAttributes> parent;

    private MetaAttributes(Optional<MetaAttributes> parent) {
        this.parent = parent;
    }

    static MetaAttributes defaults(List<AttributeSet> sets, RuleContext rules) {
        var attributes = new MetaAttributes(Optional.empty());
        attributes.addAll(sets, rules);
        return attributes;
    }

    static MetaAttributes of(Resource resource, MetaAttributes parent, RuleContext rules) {
        var attributes = new MetaAttributes(Optional.of(parent));
        resource.tagAttributes()
                .forEach((name, value) -> attributes.add(name, value, resource.id().value()));
        attributes.addAll(resource.metaSets(), rules);
        attributes.addAll(resource.parameterSets(), rules);
        return attributes;
    }

    /** The sets that hold now, the one whose values win first. */
    static List<AttributeSet> inForce(List<AttributeSet> sets, RuleContext rules) {
        return sets.stream()
                .filter(set -> set.rules().stream().allMatch(rule -> rule.holds(rules)))
                .sorted(HIGHEST_SCORE_FIRST)
                .toList();
    }

    private void addAll(List<AttributeSet> sets, RuleContext rules) {
        for (AttributeSet set : inForce(sets, rules)) {
            set.values().forEach((name, value) -> add(name, value, set.id()));
        }
    }

    private void add(String name, String value, String source) {
        own.putIfAbsent(name.replace('_', '-'), new Sourced<>(value, source));
    }

    Optional<Sourced<String>> find(String name) {
        return search(name)
                .filter(
                        found ->
                                !found.value().equals("default")
                                        && !found.value().equals("#default"));
    }

    private Optional<Sourced<String>> search(String name) {
        Sourced<String> mine = own.get(name);
        return mine != null ? Optional.of(mine) : parent.flatMap(above -> above.search(name));
    }

    private <T> Sourced<T> read(
            String name, Function<String, Optional<T>> parser, Sourced<T> otherwise) {
        return find(name)
                .flatMap(
                        found ->
                                parser.apply(found.value())
                                        .map(value -> new Sourced<>(value, found.source())))
                .orElse(otherwise);
    }

    /** The settings these attributes and the cluster's options amount to. */
    Settings settings(ClusterOptions options) {
        boolean managed =
                read(
                                "is-managed",
                                CibWords::bool,
                                new Sourced<>(options.flag("is-managed-default", true), ""))
                        .value();
        boolean maintenance =
                options.flag("maintenance-mode", false)
                        || read("maintenance", CibWords::bool, new Sourced<>(false, "")).value();
        return new Settings(
                managed && !maintenance,
                read(
                        "target-role",
                        MetaAttributes::target,
                        new Sourced<>(Settings.Target.STARTED, "")),
                read("priority", Score::parse, new Sourced<>(Score.ZERO, "")).value().value(),
                score("resource-stickiness", options),
                score("resource-failure-stickiness", options),
                read("migration-threshold", MetaAttributes::count, new Sourced<>(0, "")),
                read("failure-timeout", CibWords::duration, new Sourced<>(Duration.ZERO, ""))
                        .value(),
                Settings.MultipleActive.parse(find("multiple-active").map(Sourced::value)),
                find("restart-type").map(Sourced::value).orElse("ignore").equals("restart"));
    }

    private Sourced<Score> score(String name, ClusterOptions options) {
        String option = "default-" + name;
        return read(
                name,
                Score::parse,
                options.text(option)
                        .flatMap(Score::parse)
                        .map(score -> new Sourced<>(score, option))
                        .orElse(new Sourced<>(Score.ZERO, "")));
    }

    private static Optional<Settings.Target> target(String word) {
        return Optional.of(
                word.equalsIgnoreCase("stopped")
                        ? Settings.Target.STOPPED
                        : Settings.Target.STARTED);
    }

    private static Optional<Integer> count(String word) {
        return Score.parse(word)
                .filter(score -> !score.isInfinite() && !score.isNegative())
                .map(Score::value);
    }
}
