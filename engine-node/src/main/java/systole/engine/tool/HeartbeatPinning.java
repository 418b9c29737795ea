package systole.engine.tool;

import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.util.Optional;
import java.util.function.Predicate;

/** {@code cli-prefer-R} for a node, and {@code cli-standby-R} against the one it runs on. */
record HeartbeatPinning() implements Pinning {

    @Override
    public XmlElement ban(String resource, String node, Optional<String> until) {
        return location("cli-standby", resource, "-INFINITY", node, until);
    }

    @Override
    public XmlElement preference(String resource, String node, Optional<String> until) {
        return location("cli-prefer", resource, "INFINITY", node, until);
    }

    private static XmlElement location(
            String stem, String resource, String score, String node, Optional<String> until) {
        var ids =
                new Ids(
                        stem + "-rule-" + resource,
                        stem + "-expr-" + resource,
                        stem + "-lifetime-end-" + resource);
        return XmlElement.of("rsc_location", "id", stem + "-" + resource, "rsc", resource)
                .append(Pinning.rule(ids, score, node, until));
    }

    @Override
    public Predicate<String> replaced(String resource, Optional<NodeName> target) {
        return Pinning.anyOf(resource);
    }

    @Override
    public String warning(String resource, String node) {
        return """
        WARNING: Creating rsc_location constraint 'cli-standby-%s' with a score of -INFINITY for resource %s on %s.
        \tThis will prevent %s from running on %s until the constraint is removed using the 'crm_resource -U' command or manually with cibadmin
        \tThis will be the case even if %s is the last node in the cluster
        \tThis messgae can be disabled with -Q
        """
                .formatted(resource, resource, node, resource, node, node);
    }
}
