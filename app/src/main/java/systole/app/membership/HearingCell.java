package systole.app.membership;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import systole.app.cluster.NodeCard;
import systole.app.cluster.NodeSight;
import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.look.StateShape;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

/** How one node hears one other: a shape, whether it is a member, and the links below. */
final class HearingCell extends TableCell<NodeCard, NodeSight> {
    private final NodeName speaker;
    private final SightWords words;
    private final StateShape shape;
    private final Label how = new Label();
    private final Label links = new Label();
    private final Tooltip tip = new Tooltip();
    private final HBox all;

    HearingCell(NodeName speaker, Messages messages, SightWords words) {
        this.speaker = speaker;
        this.words = words;
        shape = new StateShape(messages, HealthState.UNKNOWN, 14);
        links.getStyleClass().add("note");
        how.setMinWidth(0);
        links.setMinWidth(0);
        var lines = new VBox(how, links);
        lines.setAlignment(Pos.CENTER_LEFT);
        all = new HBox(shape, lines);
        all.getStyleClass().add("hearing");
        all.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable NodeSight sight, boolean empty) {
        super.updateItem(sight, empty);
        if (empty || sight == null) {
            setGraphic(null);
            setTooltip(null);
        } else {
            show(Hearing.of(sight, speaker));
        }
    }

    private void show(Hearing hearing) {
        boolean itself = hearing.ear() == Hearing.Ear.ITSELF;
        shape.setState(look(hearing));
        shape.setVisible(!itself);
        how.setText(words.hearing(hearing));
        how.getStyleClass().remove("muted");
        if (itself) {
            how.getStyleClass().add("muted");
        }
        links.setText(words.links(hearing));
        links.setVisible(!links.getText().isEmpty());
        links.setManaged(links.isVisible());
        tip.setText((words.allLinks(hearing) + "\n" + words.said(hearing)).strip());
        setTooltip(tip.getText().isEmpty() ? null : tip);
        setAccessibleText(words.spoken(hearing));
        setGraphic(all);
    }

    private static HealthState look(Hearing hearing) {
        return switch (hearing.ear()) {
            case ITSELF, BOTH_WAYS ->
                    hearing.links().stream().allMatch(NodeReport.Link::up)
                            ? HealthState.RUNNING
                            : HealthState.BLOCKED;
            case ONE_WAY -> HealthState.BLOCKED;
            case NOT -> HealthState.FAILED;
            case UNKNOWN -> HealthState.UNKNOWN;
        };
    }
}
