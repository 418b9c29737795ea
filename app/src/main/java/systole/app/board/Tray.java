package systole.app.board;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import systole.app.board.BoardLayout.Entry;
import systole.app.l10n.Messages;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is placed nowhere, and where to drop what is to be stopped. */
final class Tray extends VBox {
    static final double WIDTH = 160;
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private final TrayHead head;
    private final EntryList entries;

    /** The tray's own card: it can be focused like a node's head. */
    private static final class TrayHead extends BoardCard {
        TrayHead(Messages messages, Label invitation) {
            super(Spot.TRAY, "tray-head");
            var title = new Label();
            title.getStyleClass().add("strong");
            title.textProperty().bind(messages.text("board.tray.title"));
            invitation.getStyleClass().add("note");
            invitation.setWrapText(true);
            var lines = new VBox(title, invitation);
            lines.getStyleClass().add("node-lines");
            getChildren().add(lines);
            accessibleTextProperty().bind(messages.text("board.tray.spoken"));
            setId("tray-head");
        }
    }

    Tray(Messages messages, Consumer<BoardCard> attach) {
        var invitation = new Label();
        invitation.textProperty().bind(messages.text("board.tray.invitation"));
        head = new TrayHead(messages, invitation);
        attach.accept(head);
        entries = new EntryList(messages, attach);
        var body = new VBox(entries);
        body.getStyleClass().add("node-body");
        var scroll = new ScrollPane(body);
        scroll.getStyleClass().add("quiet-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().addAll("card", "dashed", "tray");
        getChildren().addAll(head, scroll);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setId("tray");
    }

    /** Shows what is placed nowhere. */
    void show(List<Entry> unplaced) {
        entries.show(unplaced);
    }

    /** Answers to what is dragged. */
    void hint(DropHint hint) {
        pseudoClassStateChanged(TARGET, hint instanceof DropHint.Welcome);
    }

    /** Every card in it, its own first. */
    Stream<BoardCard> cards() {
        return Stream.concat(Stream.of(head), entries.cards());
    }
}
