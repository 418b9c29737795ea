package systole.app.connect;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.remote.client.LinkState;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The strip that says that what is on screen is old, since when and why; no strip while a node
 * serves the connection.
 */
public final class ConnectionNotice extends HBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final ConnectionViewModel connection;
    private final ReadOnlyObjectProperty<Optional<Duration>> age;
    private final Messages messages;

    /**
     * @param age of what is on screen
     */
    public ConnectionNotice(
            ConnectionViewModel connection,
            ReadOnlyObjectProperty<Optional<Duration>> age,
            Messages messages) {
        this.connection = connection;
        this.age = age;
        this.messages = messages;
        setId("connection-notice");
        getStyleClass().add("connection-notice");
        ConnectionStyle.on(this);
        setAlignment(Pos.CENTER_LEFT);
        Label headline = Texts.label(words(this::headline), "headline-words");
        headline.setId("connection-headline");
        headline.setMinWidth(USE_PREF_SIZE);
        Label reason = Texts.label(words(this::reason), "reason");
        reason.setId("connection-reason");
        reason.setMaxWidth(Double.MAX_VALUE);
        setHgrow(reason, Priority.ALWAYS);
        Button retry = Texts.button(messages.text("connect.retry"), connection::retry);
        retry.setId("connection-retry");
        retry.getStyleClass().add("small");
        getChildren().addAll(new FontIcon("mdi2l-lan-disconnect"), headline, reason, retry);
        connection.follow(this::show);
    }

    private void show(LinkState state) {
        setVisible(!(state instanceof LinkState.Connected));
        setManaged(isVisible());
        pseudoClassStateChanged(REFUSED, state instanceof LinkState.Refused);
    }

    private StringBinding words(Supplier<String> words) {
        return Bindings.createStringBinding(
                words::get, connection.stateProperty(), age, messages.languageProperty());
    }

    private String headline() {
        String old = age.get().map(span -> Long.toString(span.toSeconds())).orElse("0");
        return switch (connection.stateProperty().get()) {
            case LinkState.Refused _ -> messages.now("connect.notice.refused", old);
            case LinkState.Lost _, LinkState.Connecting _ ->
                    messages.now("connect.notice.lost", old);
            case LinkState.Closed _ -> messages.now("connect.notice.closed", old);
            case LinkState.Connected _ -> "";
        };
    }

    private String reason() {
        return TroubleWords.of(connection.stateProperty().get(), messages);
    }
}
