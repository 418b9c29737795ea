package systole.remote.bus;

import systole.model.node.NodeName;

/** What travels on a connection. */
sealed interface Frame {
    /** The most of a message that one frame carries, in bytes. */
    int CHUNK = 64 << 10;

    /**
     * The first frame in both directions.
     *
     * @param from who speaks
     * @param generation which start of it
     * @param known the start of the listener that it has received from, 0 for none
     * @param next the first frame of that start that it lacks
     */
    record Hello(NodeName from, long generation, long known, long next) implements Frame {
        /** Refuses numbers no node would send. */
        public Hello {
            if (generation <= 0 || known < 0 || next < 0) {
                throw new IllegalArgumentException("a hello with impossible numbers");
            }
        }
    }

    /**
     * A message or a piece of one.
     *
     * @param sequence counts the frames of this kind; gaps are messages the sender gave up
     * @param acknowledged the first frame that the sender of this one still lacks
     */
    record Data(long sequence, long acknowledged, Piece piece) implements Frame {}

    /** Everything before {@code next} has arrived. */
    record Ack(long next) implements Frame {}

    /** Asks for an {@link Ack}, to see whether the connection still carries anything. */
    record Probe() implements Frame {}

    /**
     * Bytes of a message.
     *
     * @param first whether a message begins here
     * @param last whether it ends here
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copied once per message only
    record Piece(byte[] message, int offset, int length, boolean first, boolean last) {}
}
