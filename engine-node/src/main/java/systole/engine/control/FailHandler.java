package systole.engine.control;

import systole.engine.cib.StatusRecord;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.Optional;
import java.util.function.Consumer;

/** Records a failure no agent has told of, as the last thing known of a resource on a node. */
final class FailHandler implements CommandHandler {
    private final Leadership lead;
    private final Command.Fail command;
    private final Consumer<Reply> reply;

    FailHandler(Leadership lead, Command.Fail command, Consumer<Reply> reply) {
        this.lead = lead;
        this.command = command;
        this.reply = reply;
    }

    @Override
    public void begin() {
        Optional<Cib> after =
                StatusRecord.reportedFailure(
                        lead.sequencer().cib(),
                        command.node(),
                        command.resource(),
                        lead.ports().clock().now());
        if (after.isEmpty() || !lead.view().has(command.node())) {
            reply.accept(
                    new Reply.Refused(
                            "nothing is known of " + command.resource() + " at " + command.node()));
            return;
        }
        lead.sequencer().status(after.get());
        CibVersion version = lead.sequencer().version();
        lead.sequencer().whenStored(() -> reply.accept(new Reply.Done(version)));
        lead.driver()
                .disturb("reported failure of " + command.resource() + " at " + command.node());
    }

    @Override
    public void lost() {
        reply.accept(
                new Reply.Refused(
                        "the nodes that knew of the failure were lost; look whether it was kept"));
    }
}
