package systole.app.shell;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;

/** The column of screens at the left; the one in the middle of the window is marked. */
final class Rail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final ShellViewModel model;
    private final Messages messages;
    private int screens;

    Rail(ShellViewModel model, Messages messages, Runnable openSettings) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("rail");
        var space = new Region();
        setVgrow(space, Priority.ALWAYS);
        var settings = button("settings", "mdi2c-cog-outline", "shell.settings");
        settings.setOnAction(event -> openSettings.run());
        getChildren().addAll(space, settings);
    }

    void add(Screen screen) {
        var button = button(screen.id(), screen.icon(), screen.titleKey());
        button.setOnAction(event -> model.currentScreenProperty().set(screen.id()));
        model.currentScreenProperty()
                .subscribe(id -> button.pseudoClassStateChanged(CURRENT, id.equals(screen.id())));
        getChildren().add(screens++, button);
    }

    private Button button(String id, String icon, String titleKey) {
        var button = new Button("", new FontIcon(icon));
        button.setId("rail-" + id);
        button.getStyleClass().add("rail-button");
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text(titleKey));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(tip.textProperty());
        return button;
    }
}
