package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import systole.engine.sim.Trial.Failed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many seeds, one after the other, each lived twice: {@code build/soak}. What fails is written to
 * {@code target/soak.txt} at once.
 */
@Tag("soak")
class SoakTest {
    private static final long FROM = Long.getLong("systole.soak.from", 1);
    private static final long SEEDS = Long.getLong("systole.soak.seeds", 2_000);
    private static final Duration LIMIT =
            Duration.ofMinutes(Long.getLong("systole.soak.minutes", 24 * 60));
    private static final int REPORT_EVERY = 100;

    private final Path report =
            Path.of(System.getProperty("systole.soak.report", "target/soak.txt"));

    @Test
    void everySeedKeepsThePromises() {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<Long> failing = new ArrayList<>();
        long seed = FROM;
        for (; seed < FROM + SEEDS && System.nanoTime() - end < 0; seed++) {
            Trial.of(seed).ifPresent(failed -> note(failing, failed));
            if ((seed - FROM + 1) % REPORT_EVERY == 0) {
                write("seeds %d to %d: failing %s%n".formatted(FROM, seed, failing));
            }
        }
        write("done: seeds %d to %d, failing %s%n".formatted(FROM, seed - 1, failing));

        assertThat(failing).isEmpty();
    }

    private void note(List<Long> failing, Failed failed) {
        failing.add(failed.seed());
        write("seed %d: %s%n".formatted(failed.seed(), failed.cause().getMessage()));
    }

    private void write(String text) {
        try {
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.writeString(report, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
