package systole.engine.control;

import systole.engine.access.AccessPolicy;
import systole.engine.cib.Writing;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.patch.PatchException;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes the configuration. Refuses what starts from an older configuration, what does not make a
 * CIB, what the policy cannot handle, and everything without quorum: a change that was answered
 * with "done" is never lost.
 */
final class ChangeHandler implements CommandHandler {
    private final Leadership lead;
    private final Command.Change change;
    private final Consumer<Reply> reply;

    ChangeHandler(Leadership lead, Command.Change change, Consumer<Reply> reply) {
        this.lead = lead;
        this.change = change;
        this.reply = reply;
    }

    @Override
    public void begin() {
        if (change.patch().isEmpty()) {
            reply.accept(new Reply.Done(lead.sequencer().version()));
            return;
        }
        Cib next;
        try {
            next = Writing.changed(lead.sequencer().cib(), change.patch());
            Optional<String> flaw = AccessPolicy.flaw(lead.sequencer().cib(), next);
            if (flaw.isPresent()) {
                reply.accept(new Reply.Refused(flaw.get()));
                return;
            }
            lead.settings().policy().decide(next, lead.ports().clock().now());
        } catch (PatchException | XmlException e) {
            reply.accept(new Reply.Refused(e.getMessage() == null ? "not a CIB" : e.getMessage()));
            return;
        } catch (RuntimeException e) {
            // A pure function failed on this document alone; nothing else is touched by it.
            reply.accept(new Reply.Refused("the scheduler cannot handle the result: " + e));
            return;
        }
        CibVersion version = next.version();
        lead.sequencer().write(next);
        lead.sequencer().whenStored(() -> reply.accept(new Reply.Done(version)));
        lead.driver().disturb("configuration " + version);
    }

    @Override
    public void lost() {
        reply.accept(
                new Reply.Refused(
                        "the nodes that knew of the change were lost; look whether it was made"));
    }
}
