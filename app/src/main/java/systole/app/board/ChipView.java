package systole.app.board;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import systole.app.cluster.ResourceItem;
import systole.app.cluster.ResourceView;
import systole.app.l10n.Messages;
import systole.app.look.FailureBadge;
import systole.app.look.ScoreText;
import systole.app.look.StateShape;

/** One primitive where it is: state, name, what it does, failures, score. */
final class ChipView extends BoardCard {
    private final ResourceItem item;
    private final Messages messages;
    private final StateShape shape;
    private final Label name = new Label();
    private final Label words = new Label();
    private final FailureBadge badge;
    private final ScoreText score = new ScoreText();

    ChipView(ResourceItem item, Spot spot, Messages messages) {
        super(spot, "chip");
        this.item = item;
        this.messages = messages;
        shape = new StateShape(messages, item.view().state());
        badge = new FailureBadge(messages);
        name.setText(item.id().value());
        name.getStyleClass().add("name");
        score.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        setHgrow(name, Priority.ALWAYS);
        var head = new HBox(4, name, badge);
        head.setAlignment(Pos.CENTER_LEFT);
        var texts = new VBox(head, words);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(shape, texts, score);
        setId("chip-" + item.id());
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> explain());
        WhileShown.listen(this, this::follow);
    }

    private Subscription follow() {
        return Subscription.combine(
                item.viewProperty().subscribe(this::show),
                item.wordsProperty().subscribe(() -> say(item.view())),
                messages.languageProperty().subscribe(() -> say(item.view())));
    }

    private void show(ResourceView view) {
        shape.setState(view.state());
        words.getStyleClass().setAll("label", "detail", view.state().styleClass());
        if (view.movesOn().isPresent()) {
            badge.setCount(view.failures(), view.movesOn().getAsInt());
        } else {
            badge.setCount(view.failures());
        }
        score.scoreProperty().set(ScoreWords.number(view));
        say(view);
    }

    private void say(ResourceView view) {
        words.setText(item.wordsProperty().get());
        setAccessibleText(
                messages.now(
                        "board.chip.spoken",
                        item.id(),
                        messages.now(view.state().wordKey()),
                        item.wordsProperty().get(),
                        ScoreWords.spoken(view),
                        badge.isVisible() ? badge.getText() : "0"));
    }

    /** Made when the mouse first comes by: most of hundreds of chips never need one. */
    private void explain() {
        if (name.getTooltip() == null) {
            var whole = new Tooltip();
            whole.setWrapText(true);
            whole.setMaxWidth(420);
            whole.setOnShowing(event -> whole.setText(whole()));
            Tooltip.install(this, whole);
            name.setTooltip(whole);
            var limit = new Tooltip();
            limit.setOnShowing(event -> limit.setText(limit()));
            badge.setTooltip(limit);
        }
    }

    private String whole() {
        var view = item.view();
        var text = new StringBuilder(item.id().value());
        text.append('\n').append(item.wordsProperty().get());
        if (!view.reason().isBlank()) {
            text.append('\n').append(view.reason());
        }
        view.lastFailure()
                .map(failure -> failure.output().strip())
                .filter(output -> !output.isEmpty())
                .ifPresent(output -> text.append('\n').append(output));
        return text.toString();
    }

    private String limit() {
        var view = item.view();
        return view.movesOn().isPresent()
                ? messages.now("board.badge.moves", view.failures(), view.movesOn().getAsInt())
                : messages.now("board.badge.stays", view.failures());
    }
}
