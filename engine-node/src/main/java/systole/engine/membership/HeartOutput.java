package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.List;

/** What a heart asks of its surroundings. Nothing of it may block. */
public interface HeartOutput {

    /** Sends to all peers and forgets. */
    void broadcast(Packet packet);

    /** Sends to one peer and forgets. */
    void send(NodeName peer, Packet packet);

    /**
     * A view holds from now on, and any earlier one no longer does; see {@link
     * AgreementOutput#installed}.
     */
    void installed(ViewId id, List<NodeName> members, boolean quorate);
}
