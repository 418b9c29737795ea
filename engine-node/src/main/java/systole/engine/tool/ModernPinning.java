package systole.engine.tool;

import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.util.Optional;
import java.util.function.Predicate;

/** {@code cli-prefer-R} for a node, and {@code cli-ban-R-on-N} against each that is forbidden. */
record ModernPinning() implements Pinning {

    @Override
    public XmlElement ban(String resource, String node, Optional<String> until) {
        return location("cli-ban-" + resource + "-on-" + node, resource, "-INFINITY", node, until);
    }

    @Override
    public XmlElement preference(String resource, String node, Optional<String> until) {
        return location("cli-prefer-" + resource, resource, "INFINITY", node, until);
    }

    private static XmlElement location(
            String id, String resource, String score, String node, Optional<String> until) {
        XmlElement location = XmlElement.of("rsc_location", "id", id, "rsc", resource);
        return until.isPresent()
                ? location.append(
                        Pinning.rule(
                                new Ids(id + "-rule", id + "-expr", id + "-lifetime"),
                                score,
                                node,
                                until))
                : location.with("role", "Started").with("node", node).with("score", score);
    }

    @Override
    public Predicate<String> replaced(String resource, Optional<NodeName> target) {
        return id ->
                id.equals("cli-prefer-" + resource)
                        || id.equals("cli-standby-" + resource)
                        || target.filter(node -> id.equals("cli-ban-" + resource + "-on-" + node))
                                .isPresent();
    }

    @Override
    public String warning(String resource, String node) {
        return """
        WARNING: Creating rsc_location constraint 'cli-ban-%s-on-%s' with a score of -INFINITY for resource %s on %s.
        \tThis will prevent %s from running on %s until the constraint is removed using the clear option or by editing the CIB with an appropriate tool.
        \tThis will be the case even if %s is the last node in the cluster
        """
                .formatted(resource, node, resource, node, resource, node, node);
    }
}
