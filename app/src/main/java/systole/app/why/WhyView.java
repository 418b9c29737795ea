package systole.app.why;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.cluster.FailureForecast;
import systole.app.l10n.Messages;
import systole.app.plan.Phrase;
import systole.app.plan.WaterfallPane;

import java.util.Optional;
import java.util.function.Consumer;

/** The side panel that says why a resource is where it is, or is not. */
public final class WhyView extends StackPane {
    private final WhyViewModel model;
    private final Messages messages;
    private final Consumer<String> openConstraint;
    private final VBox content = new VBox();

    /**
     * @param openConstraint shows the constraint or attribute set of that id
     */
    public WhyView(WhyViewModel model, Messages messages, Consumer<String> openConstraint) {
        this.model = model;
        this.messages = messages;
        this.openConstraint = openConstraint;
        setId("why-panel");
        getStyleClass().add("panel");
        content.setSpacing(6);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().add(scroll);
        model.explanationProperty().subscribe(this::show);
    }

    private void show(Optional<Explanation> explanation) {
        content.getChildren().clear();
        explanation.ifPresent(this::build);
    }

    private void build(Explanation one) {
        add(label(one.question(), "panel-title"));
        add(label(one.verdict(), "muted"));
        section(Phrase.of("why.section.score", one.leader(), one.node()));
        add(new WaterfallPane(messages, one.waterfall(), one.others()));
        constraints(one);
        movement(one);
        if (!one.fixes().isEmpty()) {
            section(Phrase.of("why.section.fixes"));
            one.fixes().forEach(fix -> add(fix(fix)));
        }
    }

    private void constraints(Explanation one) {
        if (!one.constraints().isEmpty()) {
            var row = new FlowPane(6, 2);
            row.getChildren().add(label(Phrase.of("why.from"), "note"));
            for (String id : one.constraints()) {
                var link = new Hyperlink(id);
                link.getStyleClass().add("note");
                link.setOnAction(_ -> openConstraint.accept(id));
                row.getChildren().add(link);
            }
            add(row);
        }
    }

    private void movement(Explanation one) {
        section(Phrase.of("why.section.movement"));
        if (one.forecast().isPresent()) {
            add(label(forecast(one.forecast().get()), "strong"));
            one.formula().ifPresent(formula -> add(label(formula(formula), "muted")));
        } else {
            add(label(Phrase.of("why.movement.none"), "muted"));
        }
    }

    private static Phrase forecast(FailureForecast forecast) {
        return forecast.next()
                .map(
                        next ->
                                Phrase.of(
                                        "why.movement.moves",
                                        forecast.more(),
                                        forecast.leavesOn(),
                                        next))
                .orElseGet(
                        () ->
                                Phrase.of(
                                        "why.movement.stops",
                                        forecast.more(),
                                        forecast.leavesOn()));
    }

    private static Phrase formula(Formula formula) {
        return Phrase.of(
                "why.formula",
                formula.preference(),
                formula.rival(),
                formula.stickiness(),
                formula.failure(),
                formula.quotient());
    }

    private Node fix(Fix fix) {
        var button = new Button("", new FontIcon(fix.icon()));
        button.getStyleClass().addAll("quiet", "fix");
        button.setMnemonicParsing(false);
        button.textProperty().bind(fix.title().text(messages));
        button.setOnAction(_ -> model.plan(fix));
        var row = new FlowPane(6, 0, button, label(fix.note(), "note"));
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private void section(Phrase words) {
        var title = label(words, "section-title");
        title.setStyle("-fx-padding: 8 0 0 0;");
        add(title);
    }

    private void add(Node node) {
        content.getChildren().add(node);
    }

    private Label label(Phrase words, String style) {
        var label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.textProperty().bind(words.text(messages));
        return label;
    }
}
