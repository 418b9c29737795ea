package systole.engine.control;

import systole.engine.cib.StatusRecord;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Forgets results and failures of a resource; the nodes are then asked how it really is. */
final class CleanUpHandler implements CommandHandler {
    private final Leadership lead;
    private final Command.CleanUp command;
    private final Consumer<Reply> reply;

    CleanUpHandler(Leadership lead, Command.CleanUp command, Consumer<Reply> reply) {
        this.lead = lead;
        this.command = command;
        this.reply = reply;
    }

    @Override
    public void begin() {
        Cib before = lead.sequencer().cib();
        List<NodeName> nodes = nodes(before);
        List<ResourceId> resources = resources(before);
        if (nodes.isEmpty() || resources.isEmpty()) {
            reply.accept(
                    new Reply.Refused(
                            resources.isEmpty()
                                    ? "there is no resource " + command.resource()
                                    : "there is no node " + command.node().orElseThrow()));
            return;
        }
        Cib after = before;
        for (NodeName node : nodes) {
            for (ResourceId resource : resources) {
                after = StatusRecord.cleaned(after, node, resource);
                if (lead.view().has(node)) {
                    lead.forget(node, resource);
                }
            }
        }
        lead.sequencer().status(after);
        CibVersion version = lead.sequencer().version();
        lead.sequencer().whenStored(() -> reply.accept(new Reply.Done(version)));
        lead.driver().disturb("clean-up of " + command.resource());
    }

    private List<NodeName> nodes(Cib cib) {
        List<NodeName> known =
                Stream.concat(
                                cib.configuration().nodes().stream().map(node -> node.name()),
                                cib.status().stream().map(state -> state.name()))
                        .distinct()
                        .toList();
        return command.node()
                .map(wanted -> known.stream().filter(wanted::equals).toList())
                .orElse(known);
    }

    /** The primitives of it; a resource whose definition is gone may still have a history. */
    private List<ResourceId> resources(Cib cib) {
        Optional<Resource> defined = cib.configuration().resource(command.resource());
        if (defined.isPresent()) {
            return defined.get().primitives().stream().map(Resource.Primitive::id).toList();
        }
        boolean remembered =
                cib.status().stream()
                        .anyMatch(state -> state.historyOf(command.resource()).isPresent());
        return remembered ? List.of(command.resource()) : List.of();
    }

    @Override
    public void lost() {
        reply.accept(
                new Reply.Refused(
                        "the nodes that knew of the clean-up were lost; look whether it was made"));
    }
}
