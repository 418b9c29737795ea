package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.List;

/** What the agreement asks of its surroundings. Nothing of it may block. */
interface AgreementOutput {

    /** Sends and forgets. */
    void send(NodeName peer, AgreementMessage message);

    /** Sends the same to several. */
    default void send(List<NodeName> peers, AgreementMessage message) {
        peers.forEach(peer -> send(peer, message));
    }

    /**
     * A view holds from now on, and any earlier one no longer does. A view of this node alone and
     * without quorum is also how a lost lease is told: whatever needs quorum is let go at once.
     *
     * @param members most senior first
     * @param quorate they may act for the cluster, and this node's lease holds
     */
    void installed(ViewId id, List<NodeName> members, boolean quorate);
}
