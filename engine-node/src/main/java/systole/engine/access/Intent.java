package systole.engine.access;

import systole.engine.cib.StatusRecord;
import systole.engine.cib.Writing;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.node.ResourceHistory;
import systole.model.patch.PatchException;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What of the CIB a command is about to touch, as the document it would lead to. */
final class Intent {
    private Intent() {}

    /**
     * The root after the command.
     *
     * @throws PatchException if a change does not fit
     * @throws XmlException if a change leads to what is no CIB
     */
    static XmlElement after(Command command, Cib cib) throws PatchException, XmlException {
        return switch (command) {
            case Command.Change(var patch) -> Writing.changed(cib, patch).root();
            case Command.Move(var resource, _) -> pinned(cib, resource);
            case Command.CleanUp(var resource, var node) ->
                    cleaned(cib, node, members(cib, resource));
            case Command.Reprobe(var node) -> forgotten(cib, node, _ -> true);
            case Command.Fail(var resource, var node) ->
                    forgotten(cib, Optional.of(node), members(cib, resource)::contains);
            case Command.SetAttribute(var node, var name, var value) -> {
                StatusEdit.NodeKey key = StatusRecord.key(cib, node);
                yield value.map(text -> StatusEdit.attribute(key, name, text))
                        .orElseGet(() -> StatusEdit.withoutAttribute(key, name))
                        .apply(cib.root());
            }
        };
    }

    private static XmlElement pinned(Cib cib, ResourceId resource) {
        XmlElement pin =
                XmlElement.of(
                        "rsc_location", "id", "cli-move-" + resource, "rsc", resource.value());
        return cib.root()
                .update(
                        "configuration",
                        configuration ->
                                configuration.update("constraints", all -> all.append(pin)));
    }

    private static List<ResourceId> members(Cib cib, ResourceId resource) {
        return cib.configuration()
                .resource(resource)
                .map(known -> known.primitives().stream().map(Resource.Primitive::id).toList())
                .orElse(List.of(resource));
    }

    /** Failures may be counted where nothing else is remembered. */
    private static XmlElement cleaned(
            Cib cib, Optional<NodeName> node, List<ResourceId> resources) {
        Cib after = cib;
        for (NodeState state : cib.status()) {
            if (node.isEmpty() || node.get().equals(state.name())) {
                for (ResourceId resource : resources) {
                    after = StatusRecord.cleaned(after, state.name(), resource);
                }
            }
        }
        return after.root();
    }

    private static XmlElement forgotten(
            Cib cib, Optional<NodeName> node, Predicate<ResourceId> which) {
        Cib after = cib;
        for (NodeState state : cib.status()) {
            if (node.isEmpty() || node.get().equals(state.name())) {
                for (ResourceHistory history : state.history()) {
                    if (which.test(history.resource())) {
                        after = StatusRecord.cleaned(after, state.name(), history.resource());
                    }
                }
            }
        }
        return after.root();
    }
}
