package systole.engine.os;

import systole.engine.message.Message;
import systole.engine.message.json.MessageCodec;
import systole.engine.port.WallClock;
import systole.model.cib.Cib;
import systole.model.patch.CibPatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * How the CIB came to be what it is: one line for each document that was written, with the time of
 * day and the patch from the one before. Bounded: a full file becomes {@code journal.1}, the oldest
 * is dropped. Not synced, and never needed to start: it is history.
 */
final class Journal {
    private static final long FULL = 4L * 1024 * 1024;
    private static final int KEPT = 4;
    private static final String NAME = "journal";

    private final Path folder;
    private final WallClock clock;
    private final long full;
    private final MessageCodec codec = new MessageCodec();

    /** The journal in that folder. */
    Journal(Path folder, WallClock clock) {
        this(folder, clock, FULL);
    }

    /**
     * @param full bytes of a file after which the next one begins
     */
    Journal(Path folder, WallClock clock, long full) {
        this.folder = folder;
        this.clock = clock;
        this.full = full;
    }

    /** Adds how one document became the next. */
    void add(Cib before, Cib after) throws IOException {
        Path file = folder.resolve(NAME);
        if (Files.exists(file) && Files.size(file) >= full) {
            turn();
        }
        var line = new ByteArrayOutputStream();
        line.writeBytes((clock.now() + " ").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(codec.encode(new Message.Update(0, CibPatch.diff(before, after))));
        line.write('\n');
        Files.write(
                file,
                line.toByteArray(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    private void turn() throws IOException {
        for (int number = KEPT - 1; number >= 0; number--) {
            Path from = number == 0 ? folder.resolve(NAME) : numbered(number);
            if (Files.exists(from)) {
                Files.move(from, numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path numbered(int number) {
        return folder.resolve(NAME + "." + number);
    }
}
