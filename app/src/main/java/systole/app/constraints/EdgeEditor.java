package systole.app.constraints;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.app.look.ScoreText;
import systole.app.look.TabularText;
import systole.app.plan.Phrase;
import systole.model.node.NodeName;
import systole.model.score.Score;

import java.util.List;
import java.util.Optional;

/** The side panel about one edge: its score, its direction, and what a change would lead to. */
final class EdgeEditor extends BorderPane {
    private static final int SCORES_SHOWN = 8;

    private final ConstraintsViewModel model;
    private final Messages messages;
    private final Label title = new Label();
    private final Label sentence = new Label();
    private final Label id = new Label();
    private final ScoreSlider slider;
    private final OrderChoice order;
    private final VBox effect = new VBox(6);
    private final Button flip = new Button("", new FontIcon("mdi2s-swap-horizontal"));
    private final Button delete = new Button("", new FontIcon("mdi2d-delete-outline"));
    private final Button plan = new Button();
    private final Button drop = new Button();

    EdgeEditor(ConstraintsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("constraint-editor");
        getStyleClass().add("panel");
        slider = new ScoreSlider(messages, model::score);
        order = new OrderChoice(messages, model::score);
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        sentence.setWrapText(true);
        id.getStyleClass().addAll("code", "muted");
        button(flip, "constraint-flip", "constraints.editor.flip", model::flip);
        button(delete, "constraint-delete", "constraints.editor.delete", model::delete);
        button(plan, "constraint-plan", "constraints.editor.plan", model::plan);
        button(drop, "constraint-drop", "constraints.editor.drop", model::drop);
        plan.getStyleClass().add("primary");
        var verbs = new HBox(8, flip, delete);
        var content = new VBox(12, title, sentence, id, slider, order, verbs, effect);
        setTop(content);
        var space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(plan, space, drop);
        buttons.getStyleClass().add("buttons");
        setBottom(buttons);
        model.selectedProperty().subscribe(this::redraw);
        model.draftProperty().subscribe(this::redraw);
        model.previewProperty().subscribe(this::redraw);
        messages.languageProperty().subscribe(this::redraw);
        redraw();
    }

    private void button(Button button, String name, String key, Runnable action) {
        button.setId(name);
        button.textProperty().bind(messages.text(key));
        button.setOnAction(event -> action.run());
    }

    private void redraw() {
        model.selectedProperty().get().ifPresent(this::show);
    }

    private void show(Edge edge) {
        Optional<Draft> draft = model.draftProperty().get();
        boolean leaving = draft.filter(one -> one.element().isEmpty()).isPresent();
        title.setText(Phrase.of(titleKey(edge, draft)).now(messages));
        sentence.setText(EdgeWords.sentence(edge).now(messages));
        id.setText(edge.constraint().id());
        slider.show(edge.score());
        slider.setDisable(leaving);
        order.show(edge.score());
        order.setDisable(leaving);
        appear(slider, edge.kind() != Edge.Kind.ORDER);
        appear(order, edge.kind() == Edge.Kind.ORDER);
        appear(flip, edge.kind() != Edge.Kind.LOCATION);
        flip.setDisable(leaving);
        delete.setDisable(leaving);
        plan.setDisable(draft.isEmpty());
        drop.setDisable(draft.isEmpty());
        effect.getChildren().clear();
        if (draft.isEmpty()) {
            say(Phrase.of("constraints.editor.hint"), "note");
        } else {
            if (leaving) {
                say(Phrase.of("constraints.effect.leaving"), "strong");
            }
            model.previewProperty()
                    .get()
                    .ifPresentOrElse(
                            this::effect,
                            () -> say(Phrase.of("constraints.effect.computing"), "muted"));
        }
    }

    private static void appear(Node part, boolean here) {
        part.setVisible(here);
        part.setManaged(here);
    }

    private static String titleKey(Edge edge, Optional<Draft> draft) {
        String what =
                switch (edge.kind()) {
                    case LOCATION -> "location";
                    case COLOCATION -> "colocation";
                    case ORDER -> "order";
                };
        return "constraints.editor." + what + (draft.filter(Draft::made).isPresent() ? ".new" : "");
    }

    private void effect(Preview preview) {
        say(Phrase.of("constraints.effect.title"), "section-title");
        if (preview.isEmpty()) {
            say(Phrase.of("constraints.effect.nothing"), "muted");
        }
        preview.places().forEach(change -> say(place(change), "strong"));
        preview.scores().stream()
                .limit(SCORES_SHOWN)
                .forEach(change -> effect.getChildren().add(row(change)));
        if (preview.scores().size() > SCORES_SHOWN) {
            say(
                    Phrase.of("constraints.effect.more", preview.scores().size() - SCORES_SHOWN),
                    "muted");
        }
    }

    private void say(Phrase phrase, String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.textProperty().bind(phrase.text(messages));
        effect.getChildren().add(label);
    }

    private static Phrase place(Preview.PlaceChange change) {
        String before = names(change.before());
        String after = names(change.after());
        if (change.before().isEmpty()) {
            return Phrase.of("constraints.effect.starts", change.resource(), after);
        }
        return change.after().isEmpty()
                ? Phrase.of("constraints.effect.stops", change.resource(), before)
                : Phrase.of("constraints.effect.moves", change.resource(), before, after);
    }

    private static String names(List<NodeName> nodes) {
        return String.join(", ", nodes.stream().map(NodeName::value).toList());
    }

    private static Node row(Preview.ScoreChange change) {
        var where = new Label(change.resource() + " · " + change.node());
        where.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(where, Priority.ALWAYS);
        var before = new TabularText(number(change.before()));
        before.getStyleClass().add("muted");
        var after = new TabularText(number(change.after()));
        after.getStyleClass().add("strong");
        var row = new HBox(8, where, before, new Label("→"), after);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("step");
        return row;
    }

    private static String number(Optional<Score> score) {
        return score.map(one -> ScoreText.format(one.value())).orElse("–");
    }
}
