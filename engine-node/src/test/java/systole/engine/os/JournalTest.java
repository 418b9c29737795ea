package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.message.Message;
import systole.engine.message.json.MessageCodec;
import systole.model.cib.Cib;
import systole.model.patch.CibPatch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir private Path folder;
    private Cib first;
    private Cib second;

    @BeforeEach
    void read() throws Exception {
        first = cib(1);
        second = cib(2);
    }

    private static Cib cib(int epoch) throws Exception {
        return Cib.parse(
                "test",
                "<cib admin_epoch=\"0\" epoch=\"%d\" num_updates=\"0\"><configuration/></cib>"
                        .formatted(epoch));
    }

    private Journal.Step step() {
        return new Journal.Step(CibPatch.diff(first, second), Optional.empty());
    }

    @Test
    void everyLineTellsWhenAndWhat() throws Exception {
        new Journal(folder, () -> NOON).add(List.of(step()));

        String line = Files.readString(folder.resolve("journal")).strip();
        assertThat(line).startsWith("2026-01-31T12:00:00Z {");
        byte[] patch = line.substring(line.indexOf('{')).getBytes(StandardCharsets.UTF_8);
        assertThat(new MessageCodec().decode(patch))
                .isEqualTo(new Message.Update(0, CibPatch.diff(first, second)));
    }

    @Test
    void itNeverGrowsBeyondItsBound() throws Exception {
        var journal = new Journal(folder, () -> NOON, 200);
        for (int i = 0; i < 100; i++) {
            journal.add(List.of(step()));
        }

        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(600));
        }
    }
}
