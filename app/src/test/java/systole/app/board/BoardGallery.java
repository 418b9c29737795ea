package systole.app.board;

import javafx.application.Platform;
import javafx.scene.Scene;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.Reports;
import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.look.Snapshots;
import systole.app.plan.Intent;
import systole.app.plan.PlanView;
import systole.app.plan.PlanViewModel;
import systole.app.shell.Screen;
import systole.app.shell.Settings;
import systole.app.shell.ShellView;
import systole.app.shell.ShellViewModel;
import systole.app.task.TaskLog;
import systole.engine.scheduler.Scheduler;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent;
import systole.styles.Theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Draws the board in many sizes, themes and languages into a folder, to be looked at. */
final class BoardGallery {
    private static final String WANTED = System.getProperty("wanted", ".*");

    private final PaintedCluster cluster;
    private final Messages messages;
    private final ClusterViewModel watched;
    private final PlanViewModel plan;
    private final BoardViewModel model;
    private final BoardView view;
    private final ShellView shell;
    private final Scene scene;

    private BoardGallery(
            PaintedCluster cluster, Theme theme, Language language, int width, int height)
            throws IOException {
        this.cluster = cluster;
        messages = new Messages(language);
        watched = cluster.watch(messages);
        cluster.beat();
        plan = new PlanViewModel(watched, messages);
        model = new BoardViewModel(watched, plan.planProperty(), gestures(), messages);
        cluster.settle();
        var settings =
                Settings.load(Files.createTempFile("board", ".properties"), System.err::println);
        settings.themeProperty().set(theme);
        settings.languageProperty().set(language);
        shell =
                new ShellView(
                        new ShellViewModel(),
                        new TaskLog(InstantSource.fixed(Painting.NOW), ZoneOffset.UTC),
                        settings,
                        messages);
        view = new BoardView(model, messages);
        shell.addScreen(new Screen("board", "mdi2v-view-column-outline", "board.title", view));
        scene = new Scene(shell, width, height);
    }

    private BoardGestures gestures() {
        return new BoardGestures() {
            @Override
            public void propose(Intent intent) {
                plan.propose(intent);
                cluster.settle();
                shell.openPanel(new PlanView(plan, messages), plan::cancel);
            }

            @Override
            public void explain(ResourceId resource, Optional<NodeName> node) {}

            @Override
            public void dismiss() {
                shell.closePanel();
            }
        };
    }

    public static void main(String[] args) throws InterruptedException, IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        var done = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    try {
                        all(folder);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
        Platform.exit();
    }

    private static void all(Path folder) throws IOException {
        for (var theme : Theme.values()) {
            for (var language : Language.values()) {
                for (int[] size : new int[][] {{1280, 800}, {1440, 900}, {2560, 1440}}) {
                    draw(folder, theme, language, size[0], size[1]);
                }
            }
        }
    }

    private static void draw(Path folder, Theme theme, Language language, int width, int height)
            throws IOException {
        var end =
                "-%d-%s-%s.png"
                        .formatted(width, theme.name().toLowerCase(Locale.ROOT), language.suffix());
        draw(folder, "study" + end, Painting.study(), theme, language, width, height, _ -> {});
        draw(
                folder,
                "cut" + end,
                Painting.resting(),
                theme,
                language,
                width,
                height,
                it -> it.cut());
        draw(
                folder,
                "plan" + end,
                Painting.resting(),
                theme,
                language,
                width,
                height,
                it -> it.planMove());
        draw(
                folder,
                "drag" + end,
                Painting.resting(),
                theme,
                language,
                width,
                height,
                it -> it.drag());
        if (language == Language.ENGLISH && theme != Theme.HIGH_CONTRAST) {
            draw(
                    folder,
                    "crowd" + end,
                    Painting.crowd(16, 300),
                    theme,
                    language,
                    width,
                    height,
                    _ -> {});
            draw(
                    folder,
                    "lonely" + end,
                    Painting.lonely(),
                    theme,
                    language,
                    width,
                    height,
                    _ -> {});
            draw(
                    folder,
                    "stale" + end,
                    Painting.study(),
                    theme,
                    language,
                    width,
                    height,
                    it -> it.cluster.silence(Duration.ofSeconds(4)));
        }
    }

    private void cut() {
        cluster.paint(Painting.study());
        Reports.cut(5).forEach(report -> cluster.tell(new ClusterEvent.Seen(report)));
        cluster.pass(Duration.ofMillis(100), true);
    }

    private void planMove() {
        model.drop(ResourceId.of("mysql_db"), Optional.of(NodeName.of("mysql2")));
    }

    private void drag() {
        view.hint(
                model.hints(ResourceId.of("mysql_db")), model.trayHint(ResourceId.of("mysql_db")));
    }

    /** Draws a scene if its name is asked for; all are, if none is. */
    private static void draw(
            Path folder,
            String name,
            Painting painting,
            Theme theme,
            Language language,
            int width,
            int height,
            Consumer<BoardGallery> act)
            throws IOException {
        if (!name.matches(WANTED)) {
            return;
        }
        var real = name.startsWith("plan") || name.startsWith("drag");
        var cluster =
                real
                        ? new PaintedCluster(painting, Scheduler::schedule)
                        : new PaintedCluster(painting);
        var gallery = new BoardGallery(cluster, theme, language, width, height);
        act.accept(gallery);
        cluster.settle();
        Snapshots.write(gallery.scene, folder.resolve(name));
    }
}
