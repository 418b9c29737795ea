package systole.app.look;

import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;

/** A command as it would be typed, with a button that copies it whole. */
public final class CommandLine extends HBox {
    private final Label words = new Label();
    private final FontIcon icon = new FontIcon("mdi2c-content-copy");
    private final PauseTransition thanks = new PauseTransition(Duration.seconds(1.2));

    public CommandLine(Messages messages, String command) {
        getStyleClass().add("command-line");
        setAlignment(Pos.TOP_LEFT);
        words.getStyleClass().add("code");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setText(command);
        setHgrow(words, Priority.ALWAYS);
        var copy = new Button("", icon);
        copy.getStyleClass().addAll("quiet", "copy");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> copy());
        copy.accessibleTextProperty().bind(messages.text("look.copy"));
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text("look.copy"));
        copy.setTooltip(tip);
        thanks.setOnFinished(event -> icon.setIconLiteral("mdi2c-content-copy"));
        getChildren().addAll(words, copy);
    }

    /** The command itself. */
    public StringProperty commandProperty() {
        return words.textProperty();
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(words.getText());
        Clipboard.getSystemClipboard().setContent(content);
        icon.setIconLiteral("mdi2c-check");
        thanks.playFromStart();
    }
}
