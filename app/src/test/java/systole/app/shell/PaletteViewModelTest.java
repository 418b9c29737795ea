package systole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;

import java.util.ArrayList;
import java.util.List;

class PaletteViewModelTest {
    private final Messages messages = new Messages(Language.ENGLISH);
    private final List<Command> commands = new ArrayList<>();
    private final PaletteViewModel palette = new PaletteViewModel(messages, () -> commands);

    @BeforeEach
    void open() {
        add("a.settings", "shell.command.settings");
        add("b.light", "shell.command.theme.light");
        add("c.dark", "shell.command.theme.dark");
        add("d.keys", "shell.shortcuts");
        palette.open();
    }

    @Test
    void everythingIsThereBeforeAnythingIsTyped() {
        assertThat(ids()).containsExactly("a.settings", "b.light", "c.dark", "d.keys");
    }

    @Test
    void everyTypedWordMustOccur() {
        palette.queryProperty().set("theme dark");

        assertThat(ids()).containsExactly("c.dark");
    }

    @Test
    void titlesThatBeginWithTheWordsComeFirst() {
        add("e.switch", "shell.command.shortcuts");
        palette.open();
        palette.queryProperty().set("keyboard");

        assertThat(ids()).containsExactly("d.keys", "e.switch");
    }

    @Test
    void idsAreFoundToo() {
        palette.queryProperty().set("d.key");

        assertThat(ids()).containsExactly("d.keys");
    }

    @Test
    void titlesAreFoundInTheCurrentLanguage() {
        messages.languageProperty().set(Language.CHINESE);
        palette.open();
        palette.queryProperty().set("深色");

        assertThat(ids()).containsExactly("c.dark");
    }

    @Test
    void impossibleCommandsComeLast() {
        var first = commands.removeFirst();
        commands.addFirst(first.enabledWhile(new SimpleBooleanProperty(false)));
        palette.open();

        assertThat(ids()).endsWith("a.settings");
    }

    @Test
    void selectionGoesAroundTheEnds() {
        palette.move(-1);
        assertThat(palette.selection()).map(Command::id).contains("d.keys");
        palette.move(1);
        assertThat(palette.selection()).map(Command::id).contains("a.settings");
    }

    @Test
    void typingSelectsTheBestMatchAgain() {
        palette.move(2);
        palette.queryProperty().set("use");

        assertThat(palette.selection()).map(Command::id).contains("b.light");
    }

    @Test
    void nothingIsSelectedWhereNothingMatches() {
        palette.queryProperty().set("zzz");

        assertThat(palette.selection()).isEmpty();
        palette.move(1);
        assertThat(palette.selectedProperty().get()).isZero();
    }

    private void add(String id, String titleKey) {
        commands.add(Command.of(id, titleKey, () -> {}));
    }

    private List<String> ids() {
        return palette.matches().stream().map(Command::id).toList();
    }
}
