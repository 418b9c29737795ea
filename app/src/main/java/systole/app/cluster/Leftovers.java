package systole.app.cluster;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.constraint.Constraint;
import systole.model.node.Node;
import systole.model.resource.Resource;

import java.util.Optional;
import java.util.stream.Stream;

/** Temporary things that someone should clean up one day. */
final class Leftovers {
    private Leftovers() {}

    /** How many pins, bans, nodes in standby and stopped resources the configuration holds. */
    static int count(Cib cib) {
        var configuration = cib.configuration();
        long pins =
                configuration.constraints().stream()
                        .filter(Constraint.Location.class::isInstance)
                        .filter(one -> one.id().startsWith("cli-"))
                        .count();
        long standby = configuration.nodes().stream().filter(Leftovers::inStandby).count();
        long stopped =
                configuration.resources().stream()
                        .flatMap(one -> Stream.concat(Stream.of(one), one.primitives().stream()))
                        .distinct()
                        .filter(Leftovers::toldToStop)
                        .count();
        return (int) (pins + standby + stopped);
    }

    /** Tells whether an administrator put the node in standby for good. */
    static boolean inStandby(Node node) {
        return Optional.ofNullable(node.attributes().get("standby"))
                .flatMap(CibWords::bool)
                .orElse(false);
    }

    private static boolean toldToStop(Resource resource) {
        return resource.metaSets().stream()
                .flatMap(set -> set.value("target-role").stream())
                .anyMatch(role -> role.equalsIgnoreCase("stopped"));
    }
}
