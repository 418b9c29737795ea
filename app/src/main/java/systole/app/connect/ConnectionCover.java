package systole.app.connect;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.remote.client.LinkState;

import java.util.function.Supplier;

/** What is in the window while there is nothing of the cluster to show yet, and why. */
public final class ConnectionCover extends StackPane {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final ConnectionViewModel connection;
    private final Messages messages;

    public ConnectionCover(ConnectionViewModel connection, Messages messages) {
        this.connection = connection;
        this.messages = messages;
        setId("connection-cover");
        getStyleClass().add("connection-cover");
        ConnectionStyle.on(this);
        var icon = new FontIcon("mdi2l-lan-connect");
        var heading = Texts.label(words(this::headline), "heading");
        heading.setId("cover-headline");
        var line = new HBox(icon, heading);
        line.getStyleClass().add("heading-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var place = new Label(connection.target().destination().toString());
        place.getStyleClass().addAll("code", "place");
        place.setWrapText(true);
        var progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        var reason = Texts.label(words(this::reason), "words");
        reason.setId("cover-reason");
        var retry = Texts.button(messages.text("connect.retry"), connection::retry);
        retry.setId("cover-retry");
        retry.getStyleClass().add("primary");
        var buttons = new HBox(retry);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(line, place, progress, reason, buttons);
        card.getStyleClass().addAll("card", "cover-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
        connection.follow(
                state -> {
                    boolean refused = state instanceof LinkState.Refused;
                    card.pseudoClassStateChanged(REFUSED, refused);
                    icon.setIconLiteral(refused ? "mdi2l-lan-disconnect" : "mdi2l-lan-connect");
                    show(progress, !refused);
                    show(buttons, refused);
                    show(reason, !reason().isEmpty());
                });
    }

    private static void show(Node part, boolean yes) {
        part.setVisible(yes);
        part.setManaged(yes);
    }

    private StringBinding words(Supplier<String> words) {
        return Bindings.createStringBinding(
                words::get, connection.stateProperty(), messages.languageProperty());
    }

    private String headline() {
        return switch (connection.stateProperty().get()) {
            case LinkState.Refused _ -> messages.now("connect.cover.refused");
            case LinkState.Connected _ -> messages.now("connect.cover.waiting");
            case LinkState.Lost _, LinkState.Connecting _, LinkState.Closed _ ->
                    messages.now("connect.cover.connecting", connection.target().name());
        };
    }

    private String reason() {
        return TroubleWords.of(connection.stateProperty().get(), messages);
    }
}
