package systole.app.board;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.function.Consumer;

/**
 * The keys of the board: arrows move the focus, Enter explains, M moves, Delete stops, Escape drops
 * the plan, and the menu key opens the menu.
 */
final class BoardKeys {
    private final BoardViewModel model;
    private final BoardMenu menu;
    private final Consumer<Spot> focus;

    /**
     * @param focus moves the focus to a place
     */
    BoardKeys(BoardViewModel model, BoardMenu menu, Consumer<Spot> focus) {
        this.model = model;
        this.menu = menu;
        this.focus = focus;
    }

    /** Reacts to a key pressed on a card; keys it does not know go on to others. */
    void pressed(BoardCard card, KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var spot = card.spot();
        var known = true;
        switch (event.getCode()) {
            case UP, KP_UP -> go(spot, Direction.UP);
            case DOWN, KP_DOWN -> go(spot, Direction.DOWN);
            case LEFT, KP_LEFT -> go(spot, Direction.LEFT);
            case RIGHT, KP_RIGHT -> go(spot, Direction.RIGHT);
            case SPACE -> model.select(spot);
            case ENTER -> known = explain(spot);
            case M -> menu.chooseNode(card);
            case DELETE, BACK_SPACE -> model.stop(spot);
            case ESCAPE -> model.dismiss();
            case CONTEXT_MENU -> menu.open(card);
            default -> known = opensMenu(card, event);
        }
        if (known) {
            event.consume();
        }
    }

    /** While a plan is shown Enter belongs to it. */
    private boolean explain(Spot spot) {
        var free = !model.planned();
        if (free) {
            model.select(spot);
        }
        return free;
    }

    private boolean opensMenu(BoardCard card, KeyEvent event) {
        var asked = event.getCode() == KeyCode.F10 && event.isShiftDown();
        if (asked) {
            menu.open(card);
        }
        return asked;
    }

    private void go(Spot spot, Direction direction) {
        focus.accept(model.next(spot, direction));
    }
}
