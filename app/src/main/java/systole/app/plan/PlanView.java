package systole.app.plan;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import systole.app.l10n.Messages;
import systole.app.look.CommandLine;
import systole.app.look.TabularText;
import systole.app.task.Task;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The side panel that shows what a gesture would do, and applies or drops it. */
public final class PlanView extends BorderPane {
    private final PlanViewModel model;
    private final Messages messages;
    private final VBox content = new VBox();
    private final HBox buttons = new HBox();

    public PlanView(PlanViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("plan-panel");
        getStyleClass().add("panel");
        content.setSpacing(6);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        setBottom(buttons);
        model.planProperty().subscribe(this::rebuild);
        model.phaseProperty().subscribe(this::rebuild);
        model.taskProperty().subscribe(this::rebuild);
        rebuild();
    }

    private void rebuild() {
        content.getChildren().clear();
        buttons.getChildren().clear();
        model.planProperty().get().ifPresent(this::build);
    }

    private void build(Plan plan) {
        add(label(plan.intent().title(), "panel-title"));
        if (plan.possible()) {
            possible(plan);
        } else {
            plan.refusal().ifPresent(why -> add(label(why, "state-word", "state-blocked")));
        }
        buttons(plan);
    }

    private void possible(Plan plan) {
        add(label(PlanWords.summary(plan), "muted"));
        if (model.changedProperty().get()) {
            add(label(Phrase.of("plan.changed"), "state-word", "state-blocked"));
        }
        model.refusalProperty()
                .get()
                .ifPresent(
                        why ->
                                add(
                                        label(
                                                Phrase.of("plan.refused", why),
                                                "state-word",
                                                "state-failed")));
        steps(plan);
        collateral(plan);
        staying(plan);
        if (!plan.commandLine().isEmpty()) {
            section("plan.section.command");
            add(new CommandLine(messages, plan.commandLine()));
        }
    }

    private void steps(Plan plan) {
        if (!plan.steps().isEmpty()) {
            section("plan.section.steps");
            var list = new VBox();
            list.getStyleClass().add("steps");
            for (int i = 0; i < plan.steps().size(); i++) {
                list.getChildren().add(step(i + 1, plan.steps().get(i)));
            }
            add(list);
        }
        plan.outages().forEach(one -> add(label(PlanWords.outage(plan, one), "strong")));
        add(label(PlanWords.quorum(plan.quorum()), "quorum"));
    }

    private Node step(int number, Step step) {
        var count = new TabularText(Integer.toString(number));
        count.getStyleClass().add("number");
        var words = label(PlanWords.step(step));
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var time = new TabularText();
        time.getStyleClass().add("muted");
        time.textProperty().bind(messages.text("plan.step.time", step.takes().toMillis() / 1000.0));
        var row = new HBox(count, words, time);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("step");
        return row;
    }

    private void collateral(Plan plan) {
        if (plan.hasCollateral()) {
            section("plan.section.collateral");
            plan.collateral().forEach(one -> add(label(PlanWords.displacement(one))));
        }
    }

    private void staying(Plan plan) {
        switch (plan.staying()) {
            case Staying.NotAsked() -> {}
            case Staying.Stays(var node) -> {
                section("plan.section.stays");
                plan.intent().subject().ifPresent(moved -> waterfall(plan, moved, node));
                add(label(forecast(plan), "muted"));
            }
            case Staying.Returns(var to, var remedy) -> {
                section("plan.section.returns");
                add(label(Phrase.of("plan.returns", to), "state-word", "state-blocked"));
                plan.intent().subject().ifPresent(moved -> waterfall(plan, moved, to));
                remedy.ifPresent(this::remedy);
            }
        }
    }

    private void remedy(Staying.Remedy remedy) {
        var button = button(Phrase.of("plan.remedy", remedy.node(), remedy.prefer()));
        button.setId("plan-remedy");
        button.getStyleClass().add("small");
        button.setOnAction(_ -> model.propose(remedy.intent()));
        add(button);
    }

    private void waterfall(Plan plan, ResourceId moved, NodeName node) {
        var cib = plan.settled().cib();
        var decision = plan.settled().decision();
        cib.configuration()
                .resource(moved)
                .map(resource -> Targets.leader(cib, resource))
                .ifPresent(
                        leader -> {
                            List<Waterfall> others = new ArrayList<>();
                            plan.displacements().stream()
                                    .filter(one -> one.resource().equals(leader))
                                    .flatMap(one -> one.from().stream())
                                    .filter(from -> !from.equals(node))
                                    .map(from -> Waterfall.of(decision, leader, from))
                                    .forEach(others::add);
                            add(
                                    new WaterfallPane(
                                            messages,
                                            Waterfall.of(decision, leader, node),
                                            others));
                        });
    }

    private static Phrase forecast(Plan plan) {
        return plan.forecast()
                .map(
                        one ->
                                one.next()
                                        .map(
                                                next ->
                                                        Phrase.of(
                                                                "plan.forecast.moves",
                                                                one.leavesOn(),
                                                                next))
                                        .orElseGet(
                                                () ->
                                                        Phrase.of(
                                                                "plan.forecast.stops",
                                                                one.leavesOn())))
                .orElseGet(() -> Phrase.of("plan.forecast.never"));
    }

    private void buttons(Plan plan) {
        boolean applying = model.phaseProperty().get() == PlanViewModel.Phase.APPLYING;
        var cancel = button(Phrase.of(applying ? "plan.cancel.running" : "plan.cancel"));
        cancel.setId("plan-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> model.cancel());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        if (applying) {
            buttons.getChildren().add(progress(model.taskProperty().get()));
        } else if (plan.possible()) {
            var apply = button(Phrase.of(PlanWords.applyKey(plan.intent())));
            apply.setId("plan-apply");
            apply.setDefaultButton(model.oneKey());
            apply.setOnAction(_ -> model.apply());
            buttons.getChildren().add(apply);
        }
        cancel.setDefaultButton(!model.oneKey() && !applying);
        buttons.getChildren().addAll(space, cancel);
    }

    private Node progress(Optional<Task> task) {
        var bar = new ProgressBar(-1);
        bar.setPrefWidth(120);
        var words = label(Phrase.of("plan.applying"), "muted");
        task.ifPresent(running -> bar.progressProperty().bind(running.progressProperty()));
        var box = new HBox(8, bar, words);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void section(String key) {
        var title = label(Phrase.of(key), "section-title");
        title.setStyle("-fx-padding: 8 0 0 0;");
        add(title);
    }

    private void add(Node node) {
        content.getChildren().add(node);
    }

    private Label label(Phrase words, String... styles) {
        var label = new Label();
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        label.textProperty().bind(words.text(messages));
        return label;
    }

    private Button button(Phrase words) {
        var button = new Button();
        button.setMnemonicParsing(false);
        ObservableValue<String> text = words.text(messages);
        button.textProperty().bind(text);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
