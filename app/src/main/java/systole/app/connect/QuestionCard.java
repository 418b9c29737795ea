package systole.app.connect;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;

import java.util.Optional;

/** The card that puts a question to the person. Closing it without an answer means no. */
public final class QuestionCard extends VBox {
    private final Messages messages;
    private final Node focus;

    public QuestionCard(Question question, Messages messages) {
        this.messages = messages;
        setId("question");
        getStyleClass().addAll("overlay-card", "question");
        ConnectionStyle.on(this);
        focus =
                switch (question) {
                    case Question.Trust trust -> trust(trust);
                    case Question.Passphrase passphrase -> passphrase(passphrase);
                };
    }

    /** What the focus belongs to: never the button that trusts somebody. */
    public Node focus() {
        return focus;
    }

    private Node trust(Question.Trust question) {
        var contact = question.contact();
        var host = contact.host().toString();
        var no = Texts.button(messages.text("connect.trust.no"), question::decline);
        no.setId("question-no");
        no.setCancelButton(true);
        var yes =
                Texts.button(
                        messages.text("connect.trust.yes"), () -> question.answer().complete(true));
        yes.setId("question-yes");
        yes.getStyleClass().add("primary");
        var print = new Label(contact.fingerprint());
        print.setId("question-fingerprint");
        print.getStyleClass().addAll("code", "fingerprint");
        print.setWrapText(true);
        print.setMinHeight(USE_PREF_SIZE);
        var command = new Label("ssh-keygen -lf console_host_key");
        command.getStyleClass().addAll("code", "note");
        getChildren()
                .addAll(
                        title("mdi2s-shield-key-outline", "connect.trust.title", host),
                        Texts.label(messages.text("connect.trust.words", host), "words"),
                        Texts.label(
                                messages.text("connect.trust.fingerprint", contact.keyType()),
                                "section-title"),
                        print,
                        Texts.label(messages.text("connect.trust.how"), "note"),
                        command,
                        buttons(no, yes));
        return no;
    }

    private Node passphrase(Question.Passphrase question) {
        var field = new PasswordField();
        field.setId("question-passphrase");
        field.accessibleTextProperty().bind(messages.text("connect.passphrase.title"));
        Runnable answer = () -> question.answer().complete(Optional.of(field.getText()));
        field.setOnAction(_ -> answer.run());
        var no = Texts.button(messages.text("connect.passphrase.skip"), question::decline);
        no.setId("question-no");
        no.setCancelButton(true);
        var yes = Texts.button(messages.text("connect.passphrase.open"), answer);
        yes.setId("question-yes");
        yes.getStyleClass().add("primary");
        yes.disableProperty().bind(field.textProperty().isEmpty());
        getChildren()
                .addAll(
                        title("mdi2k-key-outline", "connect.passphrase.title"),
                        Texts.label(
                                messages.text(
                                        "connect.passphrase.words", question.file().toString()),
                                "words"),
                        field);
        if (question.attempt() > 1) {
            field.getStyleClass().add("invalid");
            getChildren().add(Texts.label(messages.text("connect.passphrase.wrong"), "trouble"));
        }
        getChildren().add(buttons(no, yes));
        return field;
    }

    private Node title(String icon, String key, Object... arguments) {
        var line =
                new HBox(new FontIcon(icon), Texts.label(messages.text(key, arguments), "heading"));
        line.getStyleClass().add("heading-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node buttons(Node... buttons) {
        var box = new HBox(buttons);
        box.getStyleClass().add("buttons");
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }
}
