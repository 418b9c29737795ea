package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.cib.ClusterOptions;
import systole.model.cib.Dialect;
import systole.model.score.Score;
import systole.model.xml.XmlElement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds cluster options whose values mean nothing, so that their defaults hold instead. */
final class OptionCheck {
    private static final Set<String> FLAGS =
            Set.of(
                    "concurrent-fencing",
                    "enable-acl",
                    "enable-startup-probes",
                    "is-managed-default",
                    "maintenance-mode",
                    "remove-after-stop",
                    "start-failure-is-fatal",
                    "startup-fencing",
                    "stonith-enabled",
                    "stop-all-resources",
                    "stop-orphan-actions",
                    "stop-orphan-resources",
                    "symmetric-cluster");
    private static final Set<String> SCORES =
            Set.of("default-resource-failure-stickiness", "default-resource-stickiness");
    private static final Set<String> SPANS =
            Set.of(
                    "cluster-delay",
                    "cluster-recheck-interval",
                    "dc-deadtime",
                    "default-action-timeout",
                    "stonith-timeout");
    private static final Set<String> POLICIES =
            Set.of("demote", "fence", "freeze", "ignore", "stop", "suicide");

    private final String source;
    private final Cib cib;

    OptionCheck(String source, Cib cib) {
        this.source = source;
        this.cib = cib;
    }

    /** One sentence each. */
    List<String> warnings() {
        return cib.root().path("configuration", "crm_config").stream()
                .flatMap(config -> config.elements("cluster_property_set").stream())
                .flatMap(set -> Dialect.pairsOf(set).elements("nvpair").stream())
                .flatMap(pair -> warning(pair).stream())
                .toList();
    }

    private Optional<String> warning(XmlElement pair) {
        String value = pair.attribute("value", "");
        String wanted = wanted(pair.attribute("name", ""), value);
        return wanted.isEmpty() || value.equals("default") || value.equals("#default")
                ? Optional.empty()
                : Optional.of(
                        "%s:%s: option %s is \"%s\", which is not %s; its default holds"
                                .formatted(
                                        source,
                                        pair.position(),
                                        pair.attribute("name", ""),
                                        value,
                                        wanted));
    }

    /** What the value should be; empty if it is that, or nothing is known of the option. */
    private static String wanted(String option, String value) {
        String name = ClusterOptions.canonical(option);
        if (FLAGS.contains(name)) {
            return CibWords.bool(value).isPresent() ? "" : "true or false";
        } else if (SCORES.contains(name)) {
            return Score.parse(value).isPresent() ? "" : "a score";
        } else if (SPANS.contains(name)) {
            return CibWords.duration(value).isPresent() ? "" : "a span of time";
        }
        return name.equals("no-quorum-policy") && !POLICIES.contains(value)
                ? "one of stop, freeze, ignore, demote and fence"
                : "";
    }
}
