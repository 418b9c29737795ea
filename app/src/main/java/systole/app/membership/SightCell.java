package systole.app.membership;

import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import systole.app.cluster.NodeCard;
import systole.app.cluster.NodeSight;

import java.util.function.Function;

/** A cell of the table of nodes that says one thing about a sight in words. */
class SightCell extends TableCell<NodeCard, NodeSight> {
    private final Function<NodeSight, String> words;

    SightCell(Function<NodeSight, String> words) {
        this.words = words;
    }

    @Override
    protected final void updateItem(@Nullable NodeSight sight, boolean empty) {
        super.updateItem(sight, empty);
        if (empty || sight == null) {
            setText(null);
            setGraphic(null);
        } else {
            show(sight, words.apply(sight));
        }
    }

    /** Shows the sight, whose words these are. */
    void show(NodeSight sight, String said) {
        setText(said);
    }
}
