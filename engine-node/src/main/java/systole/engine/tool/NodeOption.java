package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;

import java.util.Optional;

/** The node a tool is about: {@code -U NAME}, {@code -u ID}, or else the one asked. */
final class NodeOption {
    private NodeOption() {}

    static NodeName of(Given given, ClusterAccess cluster) throws Refusal {
        Cib cib = cluster.cib();
        Optional<String> name =
                given.value('U')
                        .or(() -> given.value('u').map(id -> byId(cib, id)))
                        .or(() -> Optional.of(cluster.standing().self().value()));
        return name.filter(text -> !text.isBlank())
                .map(NodeName::of)
                .filter(
                        node ->
                                cib.configuration().node(node).isPresent()
                                        || cib.state(node).isPresent())
                .orElseThrow(() -> unknown(name.orElse("")));
    }

    private static String byId(Cib cib, String id) {
        return cib.configuration().nodes().stream()
                .filter(node -> node.id().equals(id))
                .map(node -> node.name().value())
                .findFirst()
                .orElse(id);
    }

    /** The configured node of that name. */
    static Node configured(Cib cib, NodeName name) throws Refusal {
        return cib.configuration().node(name).orElseThrow(() -> unknown(name.value()));
    }

    private static Refusal unknown(String name) {
        return Refusal.saying(
                "Could not map uname=%s to a UUID: %s\n"
                        .formatted(name, CibError.NOT_EXISTS.words()),
                CibError.NOT_EXISTS.exit());
    }
}
