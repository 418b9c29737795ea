package systole.engine.port;

import systole.model.node.NodeName;

/**
 * Carries small datagrams to the configured peers over every link at once. They may be lost,
 * repeated, delayed or overtaken, but never forged: what arrives was sent by the named peer, in its
 * present start, and not a second time over the same link.
 */
public interface Wire extends AutoCloseable {
    /** The largest payload, in bytes. */
    int LARGEST = 8192;

    /** Begins to receive. Called once. */
    void open(Receiver receiver);

    /** Sends to all peers. Never blocks, never throws for an unreachable one. */
    void broadcast(byte[] payload);

    /** Sends to one peer. Never blocks, never throws for an unreachable one. */
    void send(NodeName peer, byte[] payload);

    /** Ends it; nothing is delivered afterwards. */
    @Override
    void close();

    /** Who hears of datagrams, on the loop of the group. */
    interface Receiver {
        /** A peer sent this; the same may come once over every link. */
        void received(NodeName peer, byte[] payload);

        /**
         * A ping node answered.
         *
         * @param sent this node's own clock when it was asked
         */
        void answered(String pingNode, long sent);
    }
}
