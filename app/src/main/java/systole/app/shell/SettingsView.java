package systole.app.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.styles.Theme;

import java.util.List;
import java.util.function.Function;

/** The card in which theme, language and motion are chosen; every choice takes effect at once. */
final class SettingsView extends VBox {
    private final Messages messages;
    private final HBox themes;

    SettingsView(Settings settings, Messages messages) {
        this.messages = messages;
        setId("settings");
        getStyleClass().addAll("overlay-card", "settings");
        themes =
                choice(
                        List.of(Theme.values()),
                        settings.themeProperty(),
                        theme -> messages.text(theme.wordKey()));
        var motion = new CheckBox();
        motion.setId("settings-motion");
        motion.textProperty().bind(messages.text("shell.settings.motion.reduce"));
        motion.selectedProperty().bindBidirectional(settings.reducedMotionProperty());
        getChildren()
                .addAll(
                        label("shell.settings", "panel-title"),
                        label("shell.settings.theme", "section-title"),
                        themes,
                        label("shell.settings.language", "section-title"),
                        choice(
                                List.of(Language.values()),
                                settings.languageProperty(),
                                language -> new ReadOnlyStringWrapper(language.nativeName())),
                        label("shell.settings.motion", "section-title"),
                        motion);
    }

    /** Puts the focus on the chosen theme. */
    void focusFirst() {
        themes.getChildren().stream()
                .filter(child -> child instanceof ToggleButton button && button.isSelected())
                .forEach(Node::requestFocus);
    }

    private Label label(String key, String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.textProperty().bind(messages.text(key));
        return label;
    }

    private static <T> HBox choice(
            List<T> values, ObjectProperty<T> chosen, Function<T, ObservableValue<String>> name) {
        var box = new HBox();
        box.getStyleClass().add("segments");
        var group = new ToggleGroup();
        for (var value : values) {
            var button = new ToggleButton();
            button.textProperty().bind(name.apply(value));
            button.setToggleGroup(group);
            button.setOnAction(event -> chosen.set(value));
            chosen.subscribe(now -> button.setSelected(now == value));
            button.selectedProperty()
                    .subscribe(on -> button.setSelected(on || chosen.get() == value));
            box.getChildren().add(button);
        }
        return box;
    }
}
