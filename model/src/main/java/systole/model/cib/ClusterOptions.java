package systole.model.cib;

import systole.model.score.Score;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster-wide options, under the names Pacemaker 2 gave them whatever the document calls them.
 * What is not set has the default the dialects share.
 */
public record ClusterOptions(Map<String, String> values) {
    private static final Map<String, String> OLD_NAMES =
            Map.of(
                    "fencing-enabled", "stonith-enabled",
                    "fencing-action", "stonith-action",
                    "fencing-timeout", "stonith-timeout",
                    "transition-idle-timeout", "cluster-delay");

    /** Copies the values under their present names; the first value of a name wins. */
    public ClusterOptions {
        var named = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> named.putIfAbsent(canonical(name), value));
        values = Collections.unmodifiableMap(named);
    }

    /** The present name of an option. */
    public static String canonical(String name) {
        String dashed = name.replace('_', '-');
        return OLD_NAMES.getOrDefault(dashed, dashed);
    }

    /** An option's text, unless it is unset or says "default". */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.equals("default") && !value.equals("#default"));
    }

    /** An option that is yes or no. */
    public boolean flag(String name, boolean otherwise) {
        return text(name).flatMap(CibWords::bool).orElse(otherwise);
    }

    /** An option that is a score. */
    public Score score(String name, Score otherwise) {
        return text(name).flatMap(Score::parse).orElse(otherwise);
    }

    /** An option that is a span of time. */
    public Duration duration(String name, Duration otherwise) {
        return text(name).flatMap(CibWords::duration).orElse(otherwise);
    }

    /** Whether resources may run anywhere unless told otherwise. */
    public boolean symmetric() {
        return flag("symmetric-cluster", true);
    }

    /** stop, freeze, ignore, demote or fence. */
    public String noQuorumPolicy() {
        return text("no-quorum-policy").orElse("stop");
    }

    /** How many actions may be in flight. */
    public int batchLimit() {
        return text("batch-limit")
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Integer::parseInt)
                .orElse(30);
    }

    /** How long an operation without a timeout of its own may take. */
    public Duration defaultActionTimeout() {
        return duration("default-action-timeout", Duration.ofSeconds(20));
    }
}
