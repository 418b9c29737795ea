package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

final class IntakeTest {
    private final Intake intake = new Intake(100);

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    @Test
    void oneToolReadsItsPortionAndNoMore() throws IOException {
        try (Intake.Portion portion = intake.portion(bytes(41), 40)) {
            assertThat(portion.readNBytes(40)).hasSize(40);
            assertThat(portion.refused()).isFalse();

            assertThatThrownBy(portion::read).hasMessage("too much input");
            assertThat(portion.refused()).isTrue();
        }
    }

    @Test
    void allToolsShareWhatThereIsUntilTheyEnd() throws IOException {
        try (Intake.Portion first = intake.portion(bytes(60), 80)) {
            assertThat(first.readAllBytes()).hasSize(60);
            try (Intake.Portion second = intake.portion(bytes(60), 80)) {
                assertThatThrownBy(second::readAllBytes).isInstanceOf(IOException.class);
            }
        }
        try (Intake.Portion third = intake.portion(bytes(80), 80)) {
            assertThat(third.readAllBytes()).hasSize(80);
        }
    }
}
