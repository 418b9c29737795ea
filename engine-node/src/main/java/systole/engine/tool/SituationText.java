package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.AgentName;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Nodes and resources as {@code crm_simulate} prints them. */
final class SituationText {
    private final Cib cib;
    private final StringBuilder out = new StringBuilder();

    private SituationText(Cib cib) {
        this.cib = cib;
    }

    /** The text below a heading. */
    static String of(Cib cib) {
        var text = new SituationText(cib);
        text.nodes();
        text.resources();
        return text.out.toString();
    }

    private void nodes() {
        out.append("  * Node List:\n");
        List<Node> members = cib.configuration().nodes().stream().filter(Node::member).toList();
        members.stream()
                .filter(node -> online(node) && standby(node))
                .forEach(node -> out.append("    * Node " + node.name() + ": standby\n"));
        list("Online", members, node -> online(node) && !standby(node));
        list("OFFLINE", members, node -> !online(node));
        out.append('\n');
    }

    private void list(String heading, List<Node> members, Predicate<Node> wanted) {
        String names =
                members.stream()
                        .filter(wanted)
                        .map(Node::name)
                        .map(NodeName::value)
                        .collect(Collectors.joining(" "));
        if (!names.isEmpty()) {
            out.append("    * ").append(heading).append(": [ ").append(names).append(" ]\n");
        }
    }

    private boolean online(Node node) {
        return cib.state(node.name()).filter(NodeState::online).isPresent();
    }

    private boolean standby(Node node) {
        return cib.state(node.name())
                .map(state -> state.transientAttributes().get("standby"))
                .or(() -> Optional.ofNullable(node.attributes().get("standby")))
                .flatMap(CibWords::bool)
                .orElse(false);
    }

    private void resources() {
        out.append("  * Full List of Resources:\n");
        List<Item> items = Inventory.of(cib);
        items.forEach(item -> item(item, "    "));
        if (items.isEmpty()) {
            out.append("    * No resources\n");
        }
    }

    private void item(Item item, String indent) {
        switch (item) {
            case Item.Single single -> single(single, indent);
            case Item.Several several -> {
                out.append(indent).append("* ").append(several.kind()).append(several.id());
                out.append(":\n");
                several.items().forEach(one -> item(one, indent + "  "));
            }
        }
    }

    private void single(Item.Single single, String indent) {
        AgentName agent = single.agent();
        String provider = agent.provider().isEmpty() ? "" : agent.provider() + ":";
        out.append(
                "%s* %s\t(%s:%s%s):\t %s\n"
                        .formatted(
                                indent,
                                single.id(),
                                agent.standard(),
                                provider,
                                agent.type(),
                                state(single)));
    }

    private static String state(Item.Single single) {
        String flags = (single.orphan() ? " ORPHANED" : "");
        String managed = single.managed() ? "" : " (unmanaged)";
        if (single.places().isEmpty()) {
            return flags.strip() + "Stopped" + managed;
        }
        Place first = single.places().getFirst();
        String word = first.failed() ? "FAILED" : first.role().word();
        return single.places().size() == 1
                ? word + " " + first.node() + (first.stuck() ? " (blocked)" : managed)
                : word
                        + single.places().stream()
                                .map(place -> " " + place.node())
                                .collect(Collectors.joining("", " [", " ]"))
                        + managed;
    }
}
