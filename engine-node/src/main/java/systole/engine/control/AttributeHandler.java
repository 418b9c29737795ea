package systole.engine.control;

import systole.engine.cib.StatusRecord;
import systole.engine.cib.Writing;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.edit.StatusEdit;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Sets or removes a transient attribute of a node. One that is not known is refused. */
final class AttributeHandler implements CommandHandler {
    private final Leadership lead;
    private final Command.SetAttribute command;
    private final Consumer<Reply> reply;

    AttributeHandler(Leadership lead, Command.SetAttribute command, Consumer<Reply> reply) {
        this.lead = lead;
        this.command = command;
        this.reply = reply;
    }

    @Override
    public void begin() {
        Cib before = lead.sequencer().cib();
        NodeName node = command.node();
        if (before.configuration().node(node).isEmpty() && before.state(node).isEmpty()) {
            reply.accept(new Reply.Refused("there is no node " + node));
            return;
        }
        if (!Writing.carries(
                XmlElement.of(
                        "nvpair", "name", command.name(), "value", command.value().orElse("")))) {
            reply.accept(new Reply.Refused("the attribute holds something XML cannot carry"));
            return;
        }
        XmlElement root =
                known(before)
                        ? edit(StatusRecord.key(before, node)).apply(before.root())
                        : before.root();
        boolean changed = lead.sequencer().status(StatusRecord.with(before, root));
        CibVersion version = lead.sequencer().version();
        lead.sequencer().whenStored(() -> reply.accept(new Reply.Done(version)));
        if (changed) {
            lead.driver().disturb("attribute " + command.name() + " of " + node);
        }
    }

    /** There is nothing to remove of what is not there. */
    private boolean known(Cib cib) {
        return command.value().isPresent()
                || cib.state(command.node()).stream()
                        .anyMatch(state -> state.transientAttributes().containsKey(command.name()));
    }

    private UnaryOperator<XmlElement> edit(NodeKey node) {
        return command.value()
                .map(value -> StatusEdit.attribute(node, command.name(), value))
                .orElseGet(() -> StatusEdit.withoutAttribute(node, command.name()));
    }

    @Override
    public void lost() {
        reply.accept(
                new Reply.Refused(
                        "the nodes that knew of the attribute were lost; look whether it was set"));
    }
}
