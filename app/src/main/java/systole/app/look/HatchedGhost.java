package systole.app.look;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A place where something would be: hatched and dashed in the accent colour, never to be mistaken
 * for what is. It does not catch the mouse.
 */
public final class HatchedGhost extends StackPane {
    public HatchedGhost(Node... children) {
        super(children);
        getStyleClass().add("hatched-ghost");
        setMouseTransparent(true);
    }
}
