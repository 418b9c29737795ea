package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.engine.os.GenerationFile.Generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A count that only grows, whatever becomes of its file. */
class GenerationFileTest {
    @TempDir Path folder;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void everyStartCountsOneMore() {
        Generation first = next();
        Generation second = next();
        // The clock plays no part while the file is good.
        now = Instant.EPOCH;
        Generation third = next();

        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(third.number()).isEqualTo(first.number() + 2);
        assertThat(first.remark()).isEmpty();
        assertThat(third.remark()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "17", "17\n17\n", "-3\n", "0\n", "\0\0\0\n", "99999999999999999999\n"})
    void tornFileIsSaidAndCountingGoesOnAhead(String torn) throws IOException {
        Generation before = next();
        Files.writeString(folder.resolve("generation"), torn);
        now = now.plusSeconds(5);

        Generation after = next();

        assertThat(after.number()).isGreaterThan(before.number());
        assertThat(after.remark()).hasValueSatisfying(text -> assertThat(text).contains("torn"));
        assertThat(next())
                .isEqualTo(new Generation(after.number() + 1, java.util.Optional.empty()));
    }

    @Test
    void lostFileDoesNotLeadBack() throws IOException {
        next();
        Generation before = next();
        Files.delete(folder.resolve("generation"));
        now = now.plusSeconds(1);

        assertThat(next().number()).isGreaterThan(before.number());
    }

    @Test
    void whatCannotBeWrittenIsSaidAndStillGrows() throws IOException {
        Generation before = next();
        Files.createDirectories(folder.resolve("generation.new/occupied"));
        now = now.plusSeconds(1);
        Generation second = next();
        now = now.plusSeconds(1);
        Generation third = next();

        assertThat(second.remark())
                .hasValueSatisfying(text -> assertThat(text).contains("cannot be written"));
        assertThat(second.number()).isGreaterThan(before.number());
        assertThat(third.number()).isGreaterThan(second.number());
    }

    private Generation next() {
        return new GenerationFile(folder, () -> now).next();
    }
}
