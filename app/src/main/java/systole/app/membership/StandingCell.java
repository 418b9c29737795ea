package systole.app.membership;

import systole.app.cluster.NodeSight;
import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.look.StateShape;

import java.util.function.Function;

/** How a node stands: a shape, and words in the colour of the shape. */
final class StandingCell extends SightCell {
    private final StateShape shape;
    private String colour = "";

    StandingCell(Messages messages, Function<NodeSight, String> words) {
        super(words);
        shape = new StateShape(messages, HealthState.UNKNOWN, 14);
        getStyleClass().addAll("standing-cell", "state-word");
    }

    @Override
    void show(NodeSight sight, String said) {
        HealthState look = sight.standing().look();
        shape.setState(look);
        getStyleClass().remove(colour);
        colour = look.styleClass();
        getStyleClass().add(colour);
        setGraphic(shape);
        setText(said);
    }
}
