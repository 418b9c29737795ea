package systole.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;

/** The right side of the window: one content, and a cross that closes it. */
final class SidePanel extends StackPane {
    private final Node content;
    private final Runnable onClosed;

    SidePanel(Node content, Messages messages, Runnable close, Runnable onClosed) {
        this.content = content;
        this.onClosed = onClosed;
        setId("side-panel");
        getStyleClass().add("side-panel");
        var cross = new Button("", new FontIcon("mdi2c-close"));
        cross.setId("side-panel-close");
        cross.getStyleClass().addAll("quiet", "close");
        cross.setOnAction(event -> close.run());
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text("shell.panel.close"));
        cross.setTooltip(tip);
        cross.accessibleTextProperty().bind(tip.textProperty());
        setAlignment(cross, Pos.TOP_RIGHT);
        getChildren().addAll(content, cross);
    }

    Node content() {
        return content;
    }

    void closed() {
        getChildren().clear();
        onClosed.run();
    }
}
