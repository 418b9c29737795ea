package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.List;

/** What the agreement asks of its surroundings. Nothing of it may block. */
public interface AgreementOutput {

    /** Sends and forgets. */
    void send(NodeName peer, AgreementMessage message);

    /**
     * A view holds from now on.
     *
     * @param members most senior first
     * @param quorate they are a majority of the configured nodes
     */
    void installed(ViewId id, List<NodeName> members, boolean quorate);

    /**
     * The lease was lost: whatever needs quorum is let go at once, and nothing is started until a
     * view is installed.
     */
    void lost();

    /** The lease was regained without any other view having been formed: the view holds again. */
    void regained();
}
