package systole.app.board;

import javafx.animation.FadeTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import systole.app.board.BoardLayout.Column;
import systole.app.l10n.Messages;
import systole.app.look.ScreenHeader;
import systole.model.node.NodeName;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The board: a column a node, side by side, and the tray at the right.
 *
 * <p>It follows its model piece by piece: a chip that stays keeps its node, so focus, scroll
 * position and motion survive any update.
 */
public final class BoardView extends VBox {
    private static final Duration MOTION = Duration.millis(150);

    private final BoardViewModel model;
    private final Messages messages;
    private final ColumnsPane columns = new ColumnsPane();
    private final ScrollPane scroll = new ScrollPane(columns);
    private final KeyedChildren<NodeName, Column, NodeColumn> nodes;
    private final Tray tray;
    private final BoardDrag drag;
    private final BoardMenu menu;
    private final BoardKeys keys;
    private Spot focused = Spot.TRAY;

    public BoardView(BoardViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        drag = new BoardDrag(model, this::hint);
        menu = new BoardMenu(model, messages);
        keys = new BoardKeys(model, menu, this::focus);
        nodes =
                new KeyedChildren<>(
                        columns.getChildren(),
                        column -> column.node().name(),
                        this::column,
                        NodeColumn::show);
        tray = new Tray(messages, this::attach);
        drag.target(tray, Optional.empty());
        getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("board.css")).toExternalForm());
        getStyleClass().add("board-screen");
        getChildren().addAll(new ScreenHeader(messages.text("board.title"), summary()), middle());
        model.layoutProperty().subscribe(this::show);
        model.previewProperty().subscribe(this::haunt);
        model.selectionProperty().subscribe(() -> mark());
    }

    private HBox middle() {
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinWidth(ColumnsPane.MIN_COLUMN);
        scroll.getStyleClass().add("board-scroll");
        scroll.viewportBoundsProperty().subscribe(seen -> columns.setRoom(seen.getWidth()));
        scroll.addEventFilter(DragEvent.DRAG_OVER, this::scrollAtEdge);
        HBox.setMargin(scroll, new Insets(0, -ColumnsPane.RING, 0, -ColumnsPane.RING));
        HBox.setMargin(tray, new Insets(ColumnsPane.TOP, 0, ColumnsPane.RING, 0));
        var all = new HBox(scroll, tray);
        all.getStyleClass().add("board");
        setVgrow(all, Priority.ALWAYS);
        return all;
    }

    private NodeColumn column(Column column) {
        var made = new NodeColumn(column.node(), messages, this::attach);
        drag.target(made, Optional.of(made.name()));
        return made;
    }

    private void show(BoardLayout layout) {
        var hadFocus = focusInside();
        nodes.show(layout.columns());
        tray.show(layout.tray());
        if (card(focused).isEmpty()) {
            focused =
                    focused.resource()
                            .flatMap(layout::find)
                            .or(() -> cards().findFirst().map(BoardCard::spot))
                            .orElse(Spot.TRAY);
            card(focused).ifPresent(card -> card.setFocusTraversable(true));
        }
        if (hadFocus && !focusInside()) {
            focus(focused);
        }
        mark();
    }

    private boolean focusInside() {
        return getScene() != null && getScene().getFocusOwner() instanceof BoardCard;
    }

    /** Gives a new card its mouse and keys. Only one card at a time is reached by the Tab key. */
    private void attach(BoardCard card) {
        card.setOnMousePressed(event -> pressed(card, event));
        card.setOnMouseClicked(event -> clicked(card, event));
        card.setOnContextMenuRequested(event -> menu(card, event));
        card.setOnKeyPressed(event -> keys.pressed(card, event));
        card.setFocusTraversable(card.spot().equals(focused));
        card.focusedProperty().subscribe(has -> remember(card, has));
        drag.source(card);
        if (card instanceof GroupCard group) {
            drag.sorter(group);
        }
        arrive(card);
    }

    /** Consumed, because a scroll pane around it would take the focus. */
    private static void pressed(BoardCard card, MouseEvent event) {
        card.requestFocus();
        event.consume();
    }

    private void clicked(BoardCard card, MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            model.select(card.spot());
        }
        event.consume();
    }

    private void menu(BoardCard card, ContextMenuEvent event) {
        card.requestFocus();
        menu.open(card, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void remember(BoardCard card, boolean has) {
        if (has) {
            card(focused).ifPresent(before -> before.setFocusTraversable(false));
            card.setFocusTraversable(true);
            focused = card.spot();
        }
    }

    /** Moves the focus to a place and scrolls it into sight. */
    private void focus(Spot spot) {
        card(spot)
                .ifPresent(
                        card -> {
                            card.requestFocus();
                            Sight.reveal(card);
                        });
    }

    /** What comes to be on a board in sight fades in, so that the eye finds it. */
    private void arrive(BoardCard card) {
        if (getScene() != null && !getScene().getPreferences().isReducedMotion()) {
            var fade = new FadeTransition(MOTION, card);
            fade.setFromValue(0);
            fade.setToValue(1);
            fade.play();
        }
    }

    void hint(Map<NodeName, DropHint> answers, DropHint onTray) {
        nodes.nodes()
                .forEach(
                        column ->
                                column.hint(
                                        answers.getOrDefault(column.name(), new DropHint.Quiet())));
        tray.hint(onTray);
    }

    private void haunt(BoardPreview preview) {
        nodes.nodes().forEach(column -> column.haunt(preview.on(column.name())));
        mark();
    }

    /** Marks the selected card, and those a plan would take away. */
    private void mark() {
        var leaving = model.previewProperty().get().leaving();
        var selected = model.selectionProperty().get();
        cards().forEach(
                        card -> {
                            card.setSelected(selected.equals(Optional.of(card.spot())));
                            card.setPast(leaving.contains(card.spot()));
                        });
    }

    private void scrollAtEdge(DragEvent event) {
        var x = scroll.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        Sight.pull(scroll, x);
    }

    private ObservableValue<String> summary() {
        var numbers = model.summaryProperty();
        return messages.text(
                "board.summary",
                numbers.map(BoardSummary::nodes),
                numbers.map(BoardSummary::groups),
                numbers.map(BoardSummary::resources),
                numbers.map(BoardSummary::offline),
                numbers.map(BoardSummary::late));
    }

    private Stream<BoardCard> cards() {
        return Stream.concat(nodes.nodes().flatMap(NodeColumn::cards), tray.cards());
    }

    private Optional<BoardCard> card(Spot spot) {
        return cards().filter(card -> card.spot().equals(spot)).findFirst();
    }
}
