package systole.remote.bus;

import systole.model.node.NodeName;

import java.net.InetAddress;

/**
 * Carries messages between this node and its peers.
 *
 * <p>Messages from one start of a peer to one start of this node arrive in the order sent, once
 * each, whichever connections carry them. When either side starts anew, what the former one had not
 * got through is gone; nothing of it arrives later.
 */
public interface Bus extends AutoCloseable {

    /** Begins to connect and to listen. Called once. */
    void open(Receiver receiver);

    /**
     * Sends and forgets. Never blocks; never throws for an unreachable peer: what it cannot pass on
     * now waits, up to a limit, until the peer is reached again or forgotten.
     */
    void send(NodeName peer, byte[] message);

    /** Drops what waits for a peer, because nobody needs it any more. Later messages still go. */
    void forget(NodeName peer);

    /** Ends every connection; nothing is delivered afterwards. */
    @Override
    void close();

    /**
     * Who hears of messages, on threads of the bus; calls about one peer come one after the other.
     * Returns soon and never throws.
     */
    interface Receiver {
        /** A peer sent something. */
        void received(NodeName peer, byte[] message);

        /** Messages to and from the peer get through from now on. */
        void connected(NodeName peer);

        /** Nothing gets through for now; the bus goes on trying. */
        void disconnected(NodeName peer);

        /**
         * So much waited for the peer that some of it was dropped: the peer has missed messages.
         */
        void overflowed(NodeName peer);

        /**
         * Somebody there was turned away, or would have to be: no key of this cluster, another
         * cluster's, or not a node. Told once for each address and reason.
         */
        default void refused(InetAddress from, String why) {}
    }
}
