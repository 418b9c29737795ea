package systole.app.shell;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

import java.util.List;
import java.util.Optional;

/**
 * Something that can be done from anywhere: by the palette, by key, or from a menu of the top bar.
 *
 * @param id stable and unique, for example {@code demo.kill.mysql_db}
 * @param titleKey the effect in words
 * @param titleArgs arguments of the title
 * @param menuKey the top bar menu it belongs to; empty for the palette only
 * @param accelerator its key
 * @param action what it does; runs on the thread of the window and must not block
 * @param enabled whether it can be done now; a disabled command is shown but not run
 */
public record Command(
        String id,
        String titleKey,
        List<Object> titleArgs,
        Optional<String> menuKey,
        Optional<KeyCombination> accelerator,
        Runnable action,
        ObservableBooleanValue enabled) {
    public Command {
        titleArgs = List.copyOf(titleArgs);
    }

    /** An always enabled command without a key. */
    public static Command of(String id, String titleKey, Runnable action, Object... titleArgs) {
        var always = new ReadOnlyBooleanWrapper(true);
        return new Command(
                id,
                titleKey,
                List.of(titleArgs),
                Optional.empty(),
                Optional.empty(),
                action,
                always);
    }

    /** The same with a key such as {@code Ctrl+K} or {@code F1}. */
    public Command withKey(String combination) {
        var key = Optional.of(KeyCombination.valueOf(combination));
        return new Command(id, titleKey, titleArgs, menuKey, key, action, enabled);
    }

    /** The same in a menu of the top bar, such as "Break something". */
    public Command inMenu(String key) {
        return new Command(id, titleKey, titleArgs, Optional.of(key), accelerator, action, enabled);
    }

    /** The same, but only while the condition holds. */
    public Command enabledWhile(ObservableBooleanValue condition) {
        return new Command(id, titleKey, titleArgs, menuKey, accelerator, action, condition);
    }

    /** Runs it if it can be run now, and says whether it did. */
    public boolean run() {
        if (enabled.get()) {
            action.run();
        }
        return enabled.get();
    }
}
