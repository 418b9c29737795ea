package systole.engine.control;

import systole.engine.cib.StatusRecord;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.List;
import java.util.function.Consumer;

/**
 * Forgets what is recorded of the configured resources, so that members are asked how they really
 * are. What runs without being configured could not be asked for again, and stays recorded.
 */
final class ReprobeHandler implements CommandHandler {
    private final Leadership lead;
    private final Command.Reprobe command;
    private final Consumer<Reply> reply;

    ReprobeHandler(Leadership lead, Command.Reprobe command, Consumer<Reply> reply) {
        this.lead = lead;
        this.command = command;
        this.reply = reply;
    }

    @Override
    public void begin() {
        List<NodeName> nodes =
                lead.view().members().stream()
                        .filter(member -> command.node().map(member::equals).orElse(true))
                        .toList();
        if (nodes.isEmpty()) {
            reply.accept(
                    new Reply.Refused(
                            "the engine does not run at " + command.node().orElseThrow()));
            return;
        }
        Cib after = lead.sequencer().cib();
        for (NodeName node : nodes) {
            for (ResourceId resource : StatusRecord.probeable(after, node)) {
                after = StatusRecord.unknown(after, node, resource);
                lead.forget(node, resource);
            }
        }
        lead.sequencer().status(after);
        CibVersion version = lead.sequencer().version();
        lead.sequencer().whenStored(() -> reply.accept(new Reply.Done(version)));
        lead.driver().disturb("probes of " + nodes);
    }

    @Override
    public void lost() {
        reply.accept(
                new Reply.Refused(
                        "the nodes that knew of the probes were lost; ask for them again"));
    }
}
