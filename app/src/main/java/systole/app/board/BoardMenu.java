package systole.app.board;

import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import systole.app.l10n.Messages;
import systole.app.plan.Intent;

import java.util.List;

/** The menus of the board: each item says its effect, and beside it how crm calls it. */
final class BoardMenu {
    private static final double WIDTH = 340;

    private final BoardViewModel model;
    private final Messages messages;
    private final ContextMenu menu = new ContextMenu();

    BoardMenu(BoardViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        menu.setId("board-menu");
        menu.setAutoHide(true);
    }

    /** Opens what can be done with a card, where the mouse is. */
    void open(BoardCard card, double screenX, double screenY) {
        if (fill(card)) {
            menu.show(card, screenX, screenY);
        }
    }

    /** Opens the same below the card, for the keyboard. */
    void open(BoardCard card) {
        if (fill(card)) {
            menu.show(card, Side.BOTTOM, 16, 4);
        }
    }

    /** Opens only the choice of a node to move to. */
    void chooseNode(BoardCard card) {
        var items =
                model.offers(card.spot()).stream()
                        .filter(Offer.MoveTo.class::isInstance)
                        .map(Offer.MoveTo.class::cast)
                        .findFirst()
                        .map(this::destinations)
                        .orElse(List.of());
        menu.hide();
        menu.getItems().setAll(items);
        if (!items.isEmpty()) {
            menu.show(card, Side.BOTTOM, 16, 4);
        }
    }

    /** Closes whatever is open. */
    void close() {
        menu.hide();
    }

    private boolean fill(BoardCard card) {
        menu.hide();
        menu.getItems().setAll(model.offers(card.spot()).stream().map(this::item).toList());
        return !menu.getItems().isEmpty();
    }

    private MenuItem item(Offer offer) {
        return switch (offer) {
            case Offer.Propose(var id, var words, var command, var intent) ->
                    item(id, words.now(messages), command, () -> model.propose(intent));
            case Offer.MoveTo move -> {
                var inner = new Menu();
                inner.setId("menu-move");
                inner.setGraphic(row(move.words().now(messages), move.command()));
                inner.getItems().setAll(destinations(move));
                yield inner;
            }
            case Offer.Explain(var resource, var node) ->
                    item(
                            "why",
                            node.isPresent()
                                    ? messages.now("board.menu.why.here")
                                    : messages.now("board.menu.why.nowhere"),
                            "",
                            () -> model.select(Spot.of(node, resource)));
            case Offer.Copy(var id, var words, var text) ->
                    item(id, words.now(messages), text, () -> copy(text));
            case Offer.Line() -> new SeparatorMenuItem();
        };
    }

    private List<MenuItem> destinations(Offer.MoveTo move) {
        return move.nodes().stream().map(node -> destination(move, node)).toList();
    }

    private MenuItem destination(Offer.MoveTo move, Offer.Destination to) {
        var item =
                item(
                        "to-" + to.node(),
                        to.legal() ? to.node().value() : to.words(),
                        to.legal() ? to.words() : "",
                        () -> model.propose(new Intent.MoveResource(move.resource(), to.node())));
        item.setDisable(!to.legal());
        return item;
    }

    private static MenuItem item(String id, String words, String command, Runnable run) {
        var item = new MenuItem(null, row(words, command));
        item.setId("menu-" + id);
        item.setOnAction(event -> run.run());
        return item;
    }

    private static Node row(String words, String command) {
        var effect = new Label(words);
        effect.getStyleClass().add("menu-words");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var crm = new Label(command);
        crm.getStyleClass().add("menu-crm");
        crm.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(effect, space, crm);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setSpacing(16);
        row.setMinWidth(WIDTH);
        row.setPrefWidth(WIDTH);
        return row;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
