package systole.engine.embedded;

import systole.engine.group.MessageFormat;
import systole.engine.message.Message;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Placeholder. */
final class LocalFormat implements MessageFormat {
    private static final AtomicLong NEXT = new AtomicLong();
    private static final Map<Long, Message> ALL = new ConcurrentHashMap<>();

    @Override
    public byte[] encode(Message message) {
        long id = NEXT.incrementAndGet();
        ALL.put(id, message);
        return ByteBuffer.allocate(8).putLong(id).array();
    }

    @Override
    public Optional<Message> decode(byte[] bytes) {
        return Optional.ofNullable(ALL.get(ByteBuffer.wrap(bytes).getLong()));
    }
}
