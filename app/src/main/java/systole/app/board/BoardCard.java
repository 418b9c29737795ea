package systole.app.board;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;

/**
 * Something on the board that can be pointed at, focused and selected: a chip, a group card, a
 * node's head, the tray.
 */
abstract class BoardCard extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final String PAST = "past";

    private final Spot spot;

    BoardCard(Spot spot, String... styleClasses) {
        this.spot = spot;
        getStyleClass().addAll(styleClasses);
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.BUTTON);
        setMinWidth(0);
    }

    /** Where it is. */
    final Spot spot() {
        return spot;
    }

    /** Marks it as the one the side panel speaks of. */
    final void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** Fades it, because a plan would take it away from here. */
    final void setPast(boolean past) {
        getStyleClass().remove(PAST);
        if (past) {
            getStyleClass().add(PAST);
        }
    }
}
