package systole.engine.group;

import systole.engine.message.Message;
import systole.engine.message.json.MalformedMessageException;
import systole.engine.message.json.MessageCodec;

import java.util.Optional;

/** Messages as the wire has them between machines. */
public final class JsonFormat implements MessageFormat {
    private final MessageCodec codec = new MessageCodec();

    @Override
    public byte[] encode(Message message) {
        return codec.encode(message);
    }

    @Override
    public Optional<Message> decode(byte[] bytes) {
        try {
            return Optional.of(codec.decode(bytes));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }
}
