package systole.app.board;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import systole.app.cluster.NodeCard;
import systole.app.cluster.NodeView;
import systole.app.l10n.Messages;
import systole.app.look.PulseLine;
import systole.app.look.StateShape;
import systole.app.look.TabularText;

import java.time.Instant;
import java.util.List;

/**
 * The head of a column: the node's state, name and pulse, in words how it is, and how old that is.
 */
final class NodeHead extends BoardCard {
    private static final PseudoClass DISSENTING = PseudoClass.getPseudoClass("dissenting");
    private static final double AGE_WIDTH = 64;

    private final NodeCard card;
    private final Messages messages;
    private final StateShape shape;
    private final Label name = new Label();
    private final Label controller = new Label();
    private final PulseLine pulse;
    private final Label words = new Label();
    private final TabularText age = new TabularText();

    /** Changes ten times a second; unmanaged, so that nothing else is laid out for it. */
    private final HBox corner = new HBox(age);

    NodeHead(NodeCard card, Messages messages) {
        super(Spot.of(card.name()), "node-head");
        this.card = card;
        this.messages = messages;
        shape = new StateShape(messages, card.view().state(), 14);
        pulse = new PulseLine(card.keepalive());
        name.setText(card.name().value());
        name.getStyleClass().add("node-name");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(card.name().value()));
        controller.getStyleClass().add("tag");
        controller.setMinWidth(USE_PREF_SIZE);
        controller.textProperty().bind(messages.text("board.node.dc"));
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text("board.node.dc.tip"));
        controller.setTooltip(tip);
        words.getStyleClass().add("note");
        words.setMinWidth(0);
        words.getStyleClass().add("node-words");
        age.getStyleClass().add("node-age");
        var title = new HBox(shape, name, controller);
        title.getStyleClass().add("node-title");
        title.setAlignment(Pos.CENTER_LEFT);
        var all = new VBox(title, pulse, words);
        all.getStyleClass().add("node-lines");
        all.setMinWidth(0);
        setHgrow(all, Priority.ALWAYS);
        corner.setManaged(false);
        corner.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(all, corner);
        setId("node-" + card.name());
        WhileShown.listen(this, this::follow);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var foot = words.getBoundsInParent();
        var lines = words.getParent();
        var right = lines.getLayoutX() + lines.getLayoutBounds().getWidth();
        corner.resizeRelocate(
                right - AGE_WIDTH,
                lines.getLayoutY() + foot.getMinY(),
                AGE_WIDTH,
                foot.getHeight());
    }

    private Subscription follow() {
        return Subscription.combine(
                card.viewProperty().subscribe(this::show),
                card.beatsProperty().subscribe(this::beat),
                card.ageProperty().subscribe(_ -> grow()),
                card.sightProperty().subscribe(() -> say()),
                messages.languageProperty().subscribe(() -> show(card.view())));
    }

    private void show(NodeView view) {
        shape.setState(view.state());
        controller.setVisible(view.controller());
        controller.setManaged(view.controller());
        pulse.staleProperty().set(view.stale() || !view.online());
        say();
    }

    private void beat(List<Instant> beats) {
        pulse.show(beats);
        say();
    }

    private void grow() {
        age.setText(card.ageProperty().get().map(old -> NodeWords.age(old, messages)).orElse(""));
        if (card.view().stale()) {
            say();
        }
    }

    private void say() {
        words.pseudoClassStateChanged(DISSENTING, NodeWords.dissents(card.sight()));
        var now = NodeWords.of(card, messages);
        if (!now.equals(words.getText())) {
            words.setText(now);
            setAccessibleText(messages.now("board.node.spoken", card.name(), now));
            pulse.setAccessibleText(now);
        }
    }
}
