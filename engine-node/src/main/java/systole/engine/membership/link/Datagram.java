package systole.engine.membership.link;

import systole.model.node.NodeName;

/**
 * An authentic datagram.
 *
 * @param generation which start of the sender it belongs to
 * @param sequence its number in that start, the same over all links
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on as it is, never compared.
public record Datagram(NodeName sender, long generation, long sequence, byte[] payload)
        implements Opened {}
