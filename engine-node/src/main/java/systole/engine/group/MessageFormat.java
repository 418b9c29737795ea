package systole.engine.group;

import systole.engine.message.Message;

import java.util.Optional;

/** Turns messages into bytes and back. Called from several threads. */
public interface MessageFormat {
    /** The bytes of a message. */
    byte[] encode(Message message);

    /** The message in these bytes; empty if there is none. */
    Optional<Message> decode(byte[] bytes);
}
