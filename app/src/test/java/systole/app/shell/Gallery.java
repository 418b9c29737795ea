package systole.app.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.look.CommandLine;
import systole.app.look.EmptyState;
import systole.app.look.FailureBadge;
import systole.app.look.HatchedGhost;
import systole.app.look.HealthState;
import systole.app.look.PulseLine;
import systole.app.look.ScoreText;
import systole.app.look.ScreenHeader;
import systole.app.look.StateShape;
import systole.app.look.WaterfallBar;
import systole.app.task.TaskLog;
import systole.app.task.TaskState;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A window with one of everything, to look at and to test with. */
final class Gallery {
    static final Instant NOW = Instant.parse("2026-03-01T08:41:07Z");

    final Messages messages = new Messages(Language.ENGLISH);
    final Settings settings;
    final ShellViewModel model = new ShellViewModel();
    final TaskLog tasks = new TaskLog(InstantSource.fixed(NOW), ZoneOffset.UTC);
    final ShellView view;
    int broken;

    Gallery(Path settingsFile) {
        settings =
                Settings.load(
                        settingsFile,
                        trouble -> {
                            throw new AssertionError(trouble);
                        });
        view = new ShellView(model, tasks, settings, messages);
        model.clusterNameProperty().set("production-db");
        model.membersExpectedProperty().set(3);
        model.membersOnlineProperty().set(3);
        model.quorateProperty().set(true);
        model.dataAgeProperty().set(Optional.of(Duration.ofMillis(211)));
        model.failuresProperty().set(1);
        model.leftoversProperty().set(2);
        model.engineVersionProperty().set("0.1.0");
        model.cibVersionProperty().set("0.41.7");
        model.menuKeys().add("shell.settings");
        model.commands()
                .add(
                        Command.of("demo.kill", "shell.command.tasks", () -> broken++)
                                .inMenu("shell.settings"));
        view.addScreen(new Screen("pieces", "mdi2v-view-column-outline", "shell.name", pieces()));
        view.addScreen(new Screen("none", "mdi2v-vector-polyline", "shell.settings", nothing()));
        tasks.note(TaskState.FAILED, text("backup: start failed on mysql1"), "exit 5");
        tasks.start(text("cache: start on mysql2"), "crm_resource -M -r cache -H mysql2", () -> {})
                .step(0.4, "starting, 1.2 s");
        view.openPanel(panel(), () -> {});
    }

    private static ReadOnlyStringWrapper text(String words) {
        return new ReadOnlyStringWrapper(words);
    }

    private Node nothing() {
        return new EmptyState(
                        "mdi2f-format-list-checks",
                        messages.text("task.none"),
                        messages.text("task.none.words"))
                .withAction(messages.text("task.open"), () -> {});
    }

    private Node pieces() {
        var columns = new HBox(14);
        for (var name : List.of("mysql1", "mysql2", "node3")) {
            var column = column(name);
            HBox.setHgrow(column, Priority.ALWAYS);
            columns.getChildren().add(column);
        }
        var states = new FlowPane(18, 8);
        for (var state : HealthState.values()) {
            var word = new Label();
            word.textProperty().bind(messages.text(state.wordKey()));
            word.getStyleClass().addAll("state-word", state.styleClass());
            var row = new HBox(6, new StateShape(messages, state), word);
            row.setAlignment(Pos.CENTER_LEFT);
            states.getChildren().add(row);
        }
        var header =
                new ScreenHeader(
                        messages.text("shell.name"),
                        text("3 nodes · 4 groups · 11 resources · 所有节点心跳正常"));
        var card = new VBox(states);
        card.getStyleClass().add("card");
        VBox.setVgrow(columns, Priority.ALWAYS);
        var controls = new HBox(10, new TextField("prefer 100"), new Slider(-100, 100, 30));
        return new VBox(14, header, columns, card, controls);
    }

    private Node column(String name) {
        var title = new Label(name);
        title.getStyleClass().add("panel-title");
        var tag = new Label("DC");
        tag.getStyleClass().add("tag");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var load = new Label("load 0.42");
        load.getStyleClass().add("note");
        var head =
                new HBox(8, new StateShape(messages, HealthState.RUNNING), title, tag, space, load);
        head.setAlignment(Pos.CENTER_LEFT);
        var pulse = new PulseLine(Duration.ofMillis(200));
        pulse.show(IntStream.range(0, 12).mapToObj(i -> NOW.plusMillis(200L * i + i % 3)).toList());
        pulse.staleProperty().set(name.equals("node3"));
        var ghost = new HatchedGhost(new Label("group-mysql"));
        var card =
                new VBox(
                        10,
                        head,
                        pulse,
                        chip(HealthState.RUNNING, "vip", "IPaddr2 · 192.168.1.205", 500, 0),
                        chip(HealthState.RUNNING, "mysql_db", "mysql · 4 d", 1_000_000, 2),
                        chip(HealthState.FAILED, "backup", "failed: exit 5", -1_000_000, 1),
                        chip(HealthState.TRANSITION, "cache", "starting… 1.2 s", 0, 0),
                        chip(HealthState.UNKNOWN, "archive", "no news for 4 s", -111, 0),
                        ghost);
        card.getStyleClass().add("card");
        return card;
    }

    private Node chip(HealthState state, String name, String detail, int score, int failures) {
        var title = new Label(name);
        title.getStyleClass().add("name");
        var words = new Label(detail);
        words.getStyleClass().addAll("detail", state.styleClass());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var badge = new FailureBadge(messages);
        badge.setCount(failures, 3);
        var chip =
                new HBox(
                        new StateShape(messages, state),
                        new VBox(title, words),
                        space,
                        badge,
                        new ScoreText(score));
        chip.getStyleClass().add("chip");
        return chip;
    }

    private Node panel() {
        var title = new Label("Move group-mysql to mysql2");
        title.getStyleClass().add("panel-title");
        var section = new Label("Why it would stay there");
        section.getStyleClass().add("section-title");
        var scale = new WaterfallBar.Scale(0, 500);
        var apply = new Button("Move now");
        apply.getStyleClass().add("primary");
        var fence = new Button("Fence");
        fence.getStyleClass().add("danger");
        var buttons = new HBox(apply, new Button("Add to draft"), fence);
        buttons.getStyleClass().add("buttons");
        var box =
                new VBox(
                        title,
                        section,
                        bar("node preference", WaterfallBar.Kind.TERM, 0, 200, scale),
                        bar("stickiness × 3 members", WaterfallBar.Kind.TERM, 200, 300, scale),
                        bar("failures 2 × −100", WaterfallBar.Kind.TERM, 500, -200, scale),
                        bar("rule", WaterfallBar.Kind.TERM, 300, 0, scale),
                        bar("mysql1", WaterfallBar.Kind.TOTAL, 0, 300, scale),
                        bar("ban", WaterfallBar.Kind.TERM, 300, -1_000_000, scale),
                        new CommandLine(messages, "crm_resource -M -r group-mysql -H mysql2"),
                        buttons);
        box.getStyleClass().add("panel");
        return box;
    }

    private static WaterfallBar bar(
            String name, WaterfallBar.Kind kind, int before, int value, WaterfallBar.Scale scale) {
        return new WaterfallBar(text(name), kind, before, value, scale);
    }
}
