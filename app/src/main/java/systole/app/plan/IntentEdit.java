package systole.app.plan;

import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.edit.ConfigurationEdit;
import systole.model.edit.StatusEdit;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an intent does to the document. Pure. */
record IntentEdit(Cib cib) {

    /** The root with the intent carried out; for a move that is the pin. */
    XmlElement apply(Intent intent) {
        Dialect dialect = cib.dialect();
        String role = dialect.spell("target-role");
        UnaryOperator<XmlElement> edit =
                switch (intent) {
                    case Intent.MoveResource(var resource, var target) -> pin(resource, target);
                    case Intent.StopResource(var resource) ->
                            ConfigurationEdit.meta(resource, role, "Stopped");
                    case Intent.StartResource(var resource) ->
                            ConfigurationEdit.withoutMeta(resource, "target-role");
                    case Intent.Standby(var node) -> standby(node, "on");
                    case Intent.Unstandby(var node) -> standby(node, "off");
                    case Intent.CleanUp(var resource, var node) -> cleanUp(resource, node);
                    case Intent.Manage(var resource) ->
                            ConfigurationEdit.meta(resource, dialect.spell("is-managed"), "true");
                    case Intent.Unmanage(var resource) ->
                            ConfigurationEdit.meta(resource, dialect.spell("is-managed"), "false");
                    case Intent.EditConfiguration(_, var change) -> change;
                };
        return edit.apply(cib.root());
    }

    /** Takes the pin of a move away again. */
    static UnaryOperator<XmlElement> withoutPin(ResourceId resource) {
        return ConfigurationEdit.withoutConstraint("cli-prefer-" + resource);
    }

    private static UnaryOperator<XmlElement> pin(ResourceId resource, NodeName target) {
        var pin = preference("cli-prefer", resource, target, "INFINITY");
        return root ->
                ConfigurationEdit.constraint(pin)
                        .apply(
                                ConfigurationEdit.withoutConstraint("cli-standby-" + resource)
                                        .apply(root));
    }

    /** A location constraint {@code WHAT-RSC} that prefers one node. */
    static XmlElement preference(String what, ResourceId resource, NodeName node, String score) {
        var expression =
                XmlElement.of(
                        "expression",
                        "id",
                        what + "-expr-" + resource,
                        "attribute",
                        "#uname",
                        "operation",
                        "eq",
                        "value",
                        node.value());
        var rule =
                XmlElement.of("rule", "id", what + "-rule-" + resource, "score", score)
                        .append(expression);
        return XmlElement.of("rsc_location", "id", what + "-" + resource, "rsc", resource.value())
                .append(rule);
    }

    private UnaryOperator<XmlElement> standby(NodeName node, String value) {
        return cib.configuration()
                .node(node)
                .map(known -> ConfigurationEdit.nodeAttribute(known.id(), "standby", value))
                .orElse(UnaryOperator.identity());
    }

    private UnaryOperator<XmlElement> cleanUp(ResourceId resource, Optional<NodeName> only) {
        List<ResourceId> victims =
                cib.configuration().resource(resource).stream()
                        .flatMap(found -> found.primitives().stream())
                        .map(Resource::id)
                        .toList();
        var edits = new ArrayList<UnaryOperator<XmlElement>>();
        for (NodeState state : cib.status()) {
            if (only.isEmpty() || only.get().equals(state.name())) {
                victims.forEach(victim -> edits.addAll(forget(state, victim)));
            }
        }
        return root -> {
            XmlElement result = root;
            for (UnaryOperator<XmlElement> edit : edits) {
                result = edit.apply(result);
            }
            return result;
        };
    }

    private List<UnaryOperator<XmlElement>> forget(NodeState state, ResourceId resource) {
        var node = new StatusEdit.NodeKey(idOf(state), state.name());
        var edits = new ArrayList<UnaryOperator<XmlElement>>();
        String plain = "fail-count-" + resource;
        state.transientAttributes().keySet().stream()
                .filter(name -> name.equals(plain) || name.startsWith(plain + "#"))
                .forEach(name -> edits.add(StatusEdit.withoutAttribute(node, name)));
        state.historyOf(resource).stream()
                .flatMap(history -> history.entries().stream())
                .filter(IntentEdit::failed)
                .forEach(
                        entry -> edits.add(StatusEdit.withoutHistory(node, resource, entry.key())));
        return edits;
    }

    private static boolean failed(HistoryEntry entry) {
        return !entry.isProbe()
                && (entry.exitCode() > 0
                        || entry.status() == HistoryEntry.Status.TIMED_OUT
                        || entry.status() == HistoryEntry.Status.ERROR);
    }

    private String idOf(NodeState state) {
        return cib.configuration().node(state.name()).map(Node::id).orElse(state.id());
    }
}
