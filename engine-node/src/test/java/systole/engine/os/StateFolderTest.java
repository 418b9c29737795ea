package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class StateFolderTest {
    @TempDir Path folder;

    @Test
    void busyFolderIsRefusedInOneLineThatNamesTheProcess() throws IOException {
        try (var _ = StateFolder.take(folder)) {
            assertThatThrownBy(() -> StateFolder.take(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "state folder %s is in use by process %d"
                                    .formatted(folder, ProcessHandle.current().pid()));
        }
    }

    @Test
    void folderGivenUpCanBeTakenAgain() throws IOException {
        StateFolder.take(folder).close();

        try (var taken = StateFolder.take(folder)) {
            assertThat(taken.path()).isEqualTo(folder);
        }
    }
}
