package systole.engine.os;

import systole.engine.message.Message;
import systole.engine.message.json.MessageCodec;
import systole.engine.port.WallClock;
import systole.model.patch.CibPatch;
import systole.remote.protocol.Author;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the CIB came to be what it is: one line for each document that was written, with the time of
 * day, the patch from the one before, and who wanted it. Bounded: a full file becomes {@code
 * journal.1}, the oldest is dropped. Not synced, and never needed to start: it is history.
 */
final class Journal {
    private static final long FULL = 4L * 1024 * 1024;
    private static final int KEPT = 4;
    private static final String NAME = "journal";

    /** The last line of an earlier start may have no end. */
    private boolean torn = true;

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

    /** How one document became the next, and who wanted it. */
    record Step(CibPatch patch, Optional<Author> author) {}

    /** Adds steps that were taken just now. */
    void add(List<Step> steps) throws IOException {
        Path file = folder.resolve(NAME);
        if (Files.exists(file) && Files.size(file) >= full) {
            turn();
        }
        var lines = new ByteArrayOutputStream();
        if (torn) {
            lines.write('\n');
        }
        for (Step step : steps) {
            lines.writeBytes((clock.now() + " ").getBytes(StandardCharsets.US_ASCII));
            lines.writeBytes(codec.encode(new Message.Update(0, step.patch(), step.author())));
            lines.write('\n');
        }
        Files.write(
                file,
                lines.toByteArray(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        torn = false;
    }

    private void turn() throws IOException {
        for (int number = KEPT - 1; number >= 0; number--) {
            Path from = file(folder, number);
            if (Files.exists(from)) {
                Files.move(from, file(folder, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The files of a folder's journal, newest first, whether they are there or not. */
    static List<Path> files(Path folder) {
        return IntStream.rangeClosed(0, KEPT).mapToObj(number -> file(folder, number)).toList();
    }

    private static Path file(Path folder, int number) {
        return folder.resolve(number == 0 ? NAME : NAME + "." + number);
    }
}
