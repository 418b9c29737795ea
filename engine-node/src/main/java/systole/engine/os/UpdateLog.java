package systole.engine.os;

import org.jspecify.annotations.Nullable;

import systole.engine.message.Message;
import systole.engine.message.json.MalformedMessageException;
import systole.engine.message.json.MessageCodec;
import systole.model.cib.Cib;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The changes since a document was last written as a whole, one line each: a checksum, then the
 * change. A change counts once its line is synced; what a crash tore off at the end was never
 * acknowledged.
 */
final class UpdateLog implements AutoCloseable {
    private static final int SUM = 8;
    private static final long LONG = 1 << 20;

    private final Path file;
    private final MessageCodec codec = new MessageCodec();
    private @Nullable FileChannel channel;
    private boolean usable = true;

    UpdateLog(Path file) {
        this.file = file;
    }

    /** Adds a change and syncs it. If that fails, the log takes nothing until it is cleared. */
    void append(CibPatch patch) throws IOException {
        usable = false;
        FileChannel open = open();
        long end = open.size();
        ByteBuffer line = ByteBuffer.wrap(line(patch));
        while (line.hasRemaining()) {
            open.write(line, end + line.position());
        }
        open.force(false);
        usable = true;
    }

    /** Tells whether it takes another change: it is whole, and not yet long. */
    boolean takesMore() throws IOException {
        return usable && size() < LONG;
    }

    private FileChannel open() throws IOException {
        FileChannel present = channel;
        if (present == null) {
            present = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Durable.syncFolderOf(file);
            channel = present;
        }
        return present;
    }

    private byte[] line(CibPatch patch) {
        byte[] change = codec.encode(new Message.Update(0, patch));
        byte[] sum = "%08x".formatted(sum(change, 0)).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(SUM + change.length + 1)
                .put(sum)
                .put(change)
                .put((byte) '\n')
                .array();
    }

    private static int sum(byte[] bytes, int from) {
        var sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return (int) sum.getValue();
    }

    private long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Takes nothing until it is cleared: what followed would not be read again. */
    private void seal() {
        usable = false;
    }

    /** Forgets the changes: the document has them. */
    void clear() throws IOException {
        if (size() > 0) {
            open().truncate(0).force(true);
        }
        usable = true;
    }

    /**
     * A document after the changes that follow it. Those it has already are passed over; after one
     * that is torn, or does not fit, there are no more, and the log is sealed.
     *
     * @param remarks gets a line if anything was left out
     */
    Cib replay(Cib document, List<String> remarks) throws IOException {
        byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Cib cib = document;
        int begin = 0;
        try {
            for (int end = 0; end < all.length; end++) {
                if (all[end] == '\n') {
                    cib = followed(cib, read(Arrays.copyOfRange(all, begin, end)));
                    begin = end + 1;
                }
            }
        } catch (PatchException | MalformedMessageException e) {
            remarks.add("%s is used up to byte %d: %s".formatted(file, begin, e.getMessage()));
        }
        if (begin < all.length) {
            seal();
        }
        return cib;
    }

    private static Cib followed(Cib cib, CibPatch patch) throws PatchException {
        return patch.to().compareTo(cib.version()) <= 0 ? cib : patch.apply(cib);
    }

    private CibPatch read(byte[] line) throws MalformedMessageException, PatchException {
        String sum = new String(line, 0, Math.min(SUM, line.length), StandardCharsets.US_ASCII);
        if (line.length <= SUM || !sum.equals("%08x".formatted(sum(line, SUM)))) {
            throw new PatchException("the checksum does not match what follows it");
        }
        Message message = codec.decode(Arrays.copyOfRange(line, SUM, line.length));
        if (message instanceof Message.Update update) {
            return update.patch();
        }
        throw new PatchException("this is no change");
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
