package systole.engine.group;

import systole.engine.membership.ViewId;
import systole.model.node.NodeName;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message's bytes under the view they were sent in. On the bus: the view's number, the length of
 * its proposer's name, the name, the message.
 */
final class Letter {
    private final ViewId view;
    private final byte[] message;

    Letter(ViewId view, byte[] message) {
        this.view = view;
        this.message = message;
    }

    ViewId view() {
        return view;
    }

    byte[] message() {
        return message;
    }

    byte[] encode() {
        byte[] name = view.proposer().value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + Short.BYTES + name.length + message.length)
                .putLong(view.number())
                .putShort((short) name.length)
                .put(name)
                .put(message)
                .array();
    }

    /** The letter in these bytes; empty if there is none. */
    static Optional<Letter> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            long number = in.getLong();
            var name = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(name);
            var message = new byte[in.remaining()];
            in.get(message);
            var proposer = NodeName.of(new String(name, StandardCharsets.UTF_8));
            return Optional.of(new Letter(new ViewId(number, proposer), message));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
