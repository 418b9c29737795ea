package systole.app.board;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import systole.app.board.BoardLayout.Column;
import systole.app.cluster.NodeCard;
import systole.app.cluster.NodeView;
import systole.app.l10n.Messages;
import systole.model.node.NodeName;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One node: its head, and below it what runs there, scrolled on its own. */
final class NodeColumn extends StackPane {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass REFUSING = PseudoClass.getPseudoClass("refusing");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final NodeCard node;
    private final Messages messages;
    private final NodeHead head;
    private final EntryList entries;
    private final VBox ghosts = new VBox();
    private final Label refusal = new Label();
    private final Label nothing = new Label();
    private final Label flag = new Label();
    private final VBox card = new VBox();
    private boolean welcome;

    NodeColumn(NodeCard node, Messages messages, Consumer<BoardCard> attach) {
        this.node = node;
        this.messages = messages;
        head = new NodeHead(node, messages);
        attach.accept(head);
        entries = new EntryList(messages, attach);
        ghosts.getStyleClass().add("board-entries");
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        refusal.setMaxWidth(Double.MAX_VALUE);
        nothing.getStyleClass().addAll("note", "nothing");
        nothing.textProperty().bind(messages.text("board.node.nothing"));
        flag.getStyleClass().add("flag");
        flag.setMouseTransparent(true);
        flag.setId("flag-" + node.name());
        flag.setTranslateY(-ColumnsPane.TOP);
        setAlignment(flag, Pos.TOP_RIGHT);
        setMargin(flag, new Insets(0, 12, 0, 0));
        card.getStyleClass().addAll("card", "node-column");
        card.getChildren().addAll(head, body());
        getStyleClass().add("node-place");
        getChildren().addAll(card, flag);
        setId("column-" + node.name());
        List.of(flag, refusal, ghosts, nothing).forEach(part -> part.setVisible(false));
        List.of(refusal, ghosts, nothing)
                .forEach(part -> part.managedProperty().bind(part.visibleProperty()));
        WhileShown.listen(this, this::follow);
    }

    NodeName name() {
        return node.name();
    }

    /** Shows the resources of this node. */
    void show(Column column) {
        entries.show(column.entries());
        nothing.setVisible(column.entries().isEmpty() && ghosts.getChildren().isEmpty());
    }

    /** Answers to what is dragged. */
    void hint(DropHint hint) {
        pseudoClassStateChanged(REFUSING, hint instanceof DropHint.Refused);
        welcome = hint instanceof DropHint.Welcome;
        glow();
        flag.setVisible(hint instanceof DropHint.Welcome);
        refusal.setVisible(hint instanceof DropHint.Refused);
        switch (hint) {
            case DropHint.Welcome(var words) -> flag.setText(words);
            case DropHint.Refused(var reason) -> refusal.setText(reason);
            case DropHint.Home(), DropHint.Quiet() -> {}
        }
    }

    /** Draws what a plan would bring here. */
    void haunt(List<Ghost> coming) {
        ghosts.getChildren()
                .setAll(coming.stream().map(ghost -> new GhostCard(ghost, messages)).toList());
        ghosts.setVisible(!coming.isEmpty());
        nothing.setVisible(coming.isEmpty() && entries.getChildren().isEmpty());
        glow();
    }

    /** It glows for what may be dropped here, and for what a plan brings here. */
    private void glow() {
        card.pseudoClassStateChanged(TARGET, welcome || !ghosts.getChildren().isEmpty());
    }

    /** Every card in it, the head first. */
    Stream<BoardCard> cards() {
        return Stream.concat(Stream.of(head), entries.cards());
    }

    private ScrollPane body() {
        var all = new VBox(refusal, ghosts, entries, nothing);
        all.getStyleClass().add("node-body");
        var scroll = new ScrollPane(all);
        scroll.getStyleClass().add("quiet-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Subscription follow() {
        return node.viewProperty().subscribe(this::show);
    }

    private void show(NodeView view) {
        pseudoClassStateChanged(DOWN, !view.online());
        pseudoClassStateChanged(STALE, view.stale());
    }
}
