package systole.engine.control;

import systole.engine.message.Message;
import systole.model.node.NodeName;

import java.util.List;
import java.util.Optional;

/** Whether this node wants to leave, and who with it. Said again to every new controller. */
final class Departure {
    private List<NodeName> nodes = List.of();

    void request(List<NodeName> leaving) {
        nodes = List.copyOf(leaving);
    }

    Optional<Message> message() {
        return nodes.isEmpty() ? Optional.empty() : Optional.of(new Message.Leave(nodes));
    }
}
