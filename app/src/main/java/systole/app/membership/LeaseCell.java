package systole.app.membership;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import systole.app.cluster.NodeSight;
import systole.app.l10n.Messages;
import systole.app.look.TabularText;

import java.util.function.Function;

/** The lease of a node: a bar that drains, and what is left in figures. */
final class LeaseCell extends SightCell {
    private final Messages messages;
    private final LeaseBar bar = new LeaseBar();
    private final TabularText left = new TabularText();
    private final HBox both = new HBox(bar, left);

    LeaseCell(Messages messages, Function<NodeSight, String> words) {
        super(words);
        this.messages = messages;
        both.getStyleClass().add("lease");
        both.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    void show(NodeSight sight, String said) {
        bar.show(sight.lease());
        bar.setVisible(sight.fresh().isPresent());
        left.setText(said);
        setGraphic(both);
        setAccessibleText(messages.now("membership.lease.spoken", said));
    }
}
