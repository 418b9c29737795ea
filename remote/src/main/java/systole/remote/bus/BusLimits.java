package systole.remote.bus;

/**
 * Bounds of memory, the same on all nodes.
 *
 * @param queuedBytes how much may wait for one peer, or from one peer for this node
 * @param queuedMessages how many messages may wait for one peer
 * @param messageBytes the largest message
 */
public record BusLimits(int queuedBytes, int queuedMessages, int messageBytes) {
    /** 64 MiB, 100,000 messages, of up to 64 MiB each. */
    public static final BusLimits USUAL = new BusLimits(64 << 20, 100_000, 64 << 20);

    /** Refuses limits under which nothing could be sent. */
    public BusLimits {
        if (queuedMessages < 1 || messageBytes < 1 || messageBytes > queuedBytes) {
            throw new IllegalArgumentException("the largest message must fit in the queue");
        }
    }
}
