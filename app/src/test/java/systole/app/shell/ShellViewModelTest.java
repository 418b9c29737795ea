package systole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ShellViewModelTest {
    private final ShellViewModel model = new ShellViewModel();

    @Test
    void momentaryCommandsAreAskedForEachTime() {
        var momentary = new ArrayList<Command>();
        model.addCommandSource(() -> momentary);
        model.commands().add(Command.of("always", "shell.settings", () -> {}));
        assertThat(model.allCommands()).extracting(Command::id).containsExactly("always");

        momentary.add(Command.of("now", "shell.settings", () -> {}));

        assertThat(model.allCommands()).extracting(Command::id).containsExactly("always", "now");
    }

    @Test
    void menuHoldsItsOwnCommandsOnly() {
        model.commands()
                .addAll(
                        Command.of("kill", "shell.settings", () -> {}).inMenu("demo.break"),
                        Command.of("other", "shell.settings", () -> {}));

        assertThat(model.menu("demo.break")).extracting(Command::id).containsExactly("kill");
    }

    @Test
    void disabledCommandDoesNotRun() {
        var ran = new ArrayList<String>();
        var possible = new SimpleBooleanProperty(false);
        var command =
                Command.of("go", "shell.settings", () -> ran.add("go")).enabledWhile(possible);

        assertThat(command.run()).isFalse();
        assertThat(ran).isEmpty();
        possible.set(true);
        assertThat(command.run()).isTrue();
        assertThat(ran).isEqualTo(List.of("go"));
    }
}
