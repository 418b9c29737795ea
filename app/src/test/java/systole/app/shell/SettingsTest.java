package systole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.app.l10n.Language;
import systole.styles.Theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SettingsTest {
    @TempDir Path folder;
    private final List<String> troubles = new ArrayList<>();
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("config/console.properties");
    }

    @Test
    void choicesAreThereNextTime() {
        var settings = load();
        settings.themeProperty().set(Theme.HIGH_CONTRAST);
        settings.languageProperty().set(Language.CHINESE);
        settings.reducedMotionProperty().set(true);

        var again = load();

        assertThat(again.themeProperty().get()).isEqualTo(Theme.HIGH_CONTRAST);
        assertThat(again.languageProperty().get()).isEqualTo(Language.CHINESE);
        assertThat(again.reducedMotionProperty().get()).isTrue();
        assertThat(troubles).isEmpty();
    }

    @Test
    void nothingIsWrittenBeforeSomethingIsChosen() {
        load();

        assertThat(file).doesNotExist();
    }

    @Test
    void nonsenseMeansTheDefault() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "theme=sepia\nlanguage=\nreduced-motion=perhaps\n");

        var settings = load();

        assertThat(settings.themeProperty().get()).isEqualTo(Theme.LIGHT);
        assertThat(settings.languageProperty().get()).isEqualTo(Language.ENGLISH);
        assertThat(settings.reducedMotionProperty().get()).isFalse();
    }

    @Test
    void aFileThatCannotBeWrittenIsComplainedAboutOnce() throws IOException {
        Files.writeString(folder.resolve("config"), "in the way");
        var settings = load();
        settings.themeProperty().set(Theme.DARK);
        settings.themeProperty().set(Theme.LIGHT);

        assertThat(troubles).singleElement().asString().startsWith("cannot write " + file);
    }

    private Settings load() {
        return Settings.load(file, troubles::add);
    }
}
