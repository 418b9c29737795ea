package systole.engine.os;

import systole.engine.port.WallClock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Counts a node's starts. Never hands out a number that is not higher than all before: it is on
 * disk before it is handed out, and if the file is lost or torn the time of day stands in, far
 * ahead of any count that began there. Only a lost file and a clock set back together can fool it.
 */
public final class GenerationFile {
    private static final String NAME = "generation";

    /** Starts per second that a count may have had since its beginning. */
    private static final int STARTS_PER_SECOND_BITS = 20;

    /** A count is complete only with its line end: a torn write lacks it. */
    private static final Pattern COMPLETE = Pattern.compile("[1-9][0-9]{0,17}\n");

    private final Path file;
    private final WallClock clock;

    /**
     * This start.
     *
     * @param remark what had to be made up for, for the log
     */
    public record Generation(long number, Optional<String> remark) {}

    /** The count in a folder that belongs to this process. */
    public GenerationFile(Path folder, WallClock clock) {
        this.file = folder.resolve(NAME);
        this.clock = clock;
    }

    /** Counts one more start. */
    public Generation next() {
        Optional<String> remark = Optional.empty();
        long number = byClock();
        try {
            String text = Files.readString(file);
            if (COMPLETE.matcher(text).matches()) {
                number = Long.parseLong(text.strip()) + 1;
            } else {
                remark = Optional.of(file + " is torn: counting starts from the time of day");
            }
        } catch (NoSuchFileException firstStart) {
            // The time of day it is.
        } catch (IOException e) {
            remark = Optional.of(file + " cannot be read: counting starts from the time of day");
        }
        try {
            Durable.replace(file, (number + "\n").getBytes(StandardCharsets.UTF_8));
            return new Generation(number, remark);
        } catch (IOException e) {
            return new Generation(
                    Math.max(number, byClock()),
                    Optional.of(
                            file
                                    + " cannot be written ("
                                    + e.getMessage()
                                    + "): counting starts from the time of day"));
        }
    }

    private long byClock() {
        return Math.max(1, clock.now().getEpochSecond() << STARTS_PER_SECOND_BITS);
    }
}
