package systole.engine.message.json;

import systole.engine.message.Message;
import systole.remote.protocol.json.Json;
import systole.remote.protocol.json.MalformedJsonException;

/**
 * Turns messages into bytes and back: {@code decode(encode(m))} equals {@code m} for every message.
 * Safe for use by several threads.
 *
 * <p>The bytes are one JSON object in ASCII. Nothing in them can do more than be refused: size,
 * depth and length of numbers are limited, and every fault is one checked exception.
 */
public final class MessageCodec {
    /** The most bytes a message may have. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private final Json json = new Json(LARGEST);

    /** The bytes of a message. */
    public byte[] encode(Message message) {
        return json.write(out -> new MessageWriter(out).message(message));
    }

    /**
     * The message in these bytes.
     *
     * @throws MalformedMessageException if there is none, or one larger than {@link #LARGEST}
     */
    public Message decode(byte[] bytes) throws MalformedMessageException {
        try {
            return json.read(bytes, MessageReader::message);
        } catch (MalformedJsonException malformed) {
            throw new MalformedMessageException(malformed);
        }
    }
}
