package systole.screenshots;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Subscription;

import systole.app.launch.ConsoleWindow;
import systole.app.look.Snapshots;
import systole.app.shell.Command;
import systole.app.shell.Settings;
import systole.engine.demo.Demo;
import systole.engine.embedded.EmbeddedCluster;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A demo cluster of its own and the real window on it, from outside JavaFX's thread. Every method
 * returns when what it promises is on screen, or fails with the reason.
 */
final class Studio implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration FRESH = Duration.ofMillis(200);
    private static final int LOOKS = 60;
    private static final long PATIENCE_SECONDS = 180;

    private final EmbeddedCluster cluster;
    private final ConsoleWindow window;
    private final Stage stage;

    private Studio(EmbeddedCluster cluster, ConsoleWindow window, Stage stage) {
        this.cluster = cluster;
        this.window = window;
        this.stage = stage;
    }

    /** Starts JavaFX, once for all studios. */
    static void light() {
        var lit = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> lit.complete(null));
        } catch (IllegalStateException alreadyLit) {
            lit.complete(null);
        }
        Platform.setImplicitExit(false);
        lit.join();
    }

    /** A window on a new cluster, as it is before anybody touched it. */
    static Studio open(Look look) throws IOException, XmlException {
        EmbeddedCluster cluster = Demo.start(Demo.Request.usual());
        try {
            return onStage(() -> open(cluster, look));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Studio open(EmbeddedCluster cluster, Look look) {
        Path file = cluster.folder().resolve("console.properties");
        var settings = Settings.load(file, System.err::println);
        settings.themeProperty().set(look.theme());
        settings.languageProperty().set(look.language());
        settings.reducedMotionProperty().set(true);
        var window = new ConsoleWindow(cluster, Optional.of(cluster.breakage()), settings);
        var stage = new Stage();
        window.start();
        window.show(stage, look.width(), look.height());
        return new Studio(cluster, window, stage);
    }

    /** Does something with the window. */
    void act(Consumer<ConsoleWindow> deed) {
        onStage(
                () -> {
                    deed.accept(window);
                    return window;
                });
    }

    /** Waits until the window shows something. */
    void until(String what, Predicate<ConsoleWindow> seen) {
        var done = new CompletableFuture<Void>();
        Subscription looking =
                onStage(() -> window.cluster().pulse().every(LOOK_AGAIN, () -> look(seen, done)));
        try {
            done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("waited in vain until " + what, e.getCause());
        } finally {
            onStage(
                    () -> {
                        looking.unsubscribe();
                        return window;
                    });
        }
    }

    private void look(Predicate<ConsoleWindow> seen, CompletableFuture<Void> done) {
        try {
            if (seen.test(window)) {
                done.complete(null);
            }
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /** Waits until every node beats and nothing is left to do. */
    void untilRest() {
        until("the cluster rests", Studio::rests);
    }

    private static boolean rests(ConsoleWindow window) {
        return !window.cluster().nodes().isEmpty()
                && window.cluster().nodes().stream().allMatch(node -> node.view().online())
                && window.cluster().transitionProperty().get().isEmpty()
                && window.cluster()
                        .situationProperty()
                        .get()
                        .filter(now -> now.decision().graph().executed().isEmpty())
                        .isPresent();
    }

    /** Waits until the pulses have drawn a line worth looking at, and every beat is fresh. */
    private void untilBeaten() {
        int[] looks = {0};
        until("the hearts beat", now -> ++looks[0] >= LOOKS && fresh(now));
    }

    private static boolean fresh(ConsoleWindow window) {
        return window.cluster()
                        .ageProperty()
                        .get()
                        .filter(age -> age.compareTo(FRESH) <= 0)
                        .isPresent()
                && window.cluster().nodes().stream().noneMatch(node -> node.view().stale());
    }

    /** Opens a screen of the rail. */
    void open(String screen) {
        act(now -> now.shellModel().currentScreenProperty().set(screen));
    }

    /** Runs a command of the palette. */
    void run(String command) {
        act(
                now ->
                        now.shellModel().allCommands().stream()
                                .filter(one -> one.id().equals(command))
                                .findFirst()
                                .ifPresentOrElse(
                                        Command::run,
                                        () -> {
                                            throw new NoSuchElementException(
                                                    "there is no command " + command);
                                        }));
    }

    /** Presses a key on a control, as a reader who has reached it would. */
    void press(String control, KeyCode key) {
        find(control);
        act(
                now -> {
                    Node there = now.shell().lookup(control);
                    there.requestFocus();
                    there.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                });
    }

    /** Waits until a control is there. */
    void find(String control) {
        until(control + " is there", now -> now.shell().lookup(control) != null);
    }

    /** Waits until a resource runs on a node. */
    void untilRuns(String resource, String node) {
        until(
                resource + " runs on " + node,
                now ->
                        now.cluster()
                                .item(ResourceId.of(resource))
                                .filter(item -> item.view().activeOn().contains(NodeName.of(node)))
                                .isPresent());
    }

    /** Draws the window to a file, right after a beat. */
    void draw(Path file) {
        untilBeaten();
        act(
                now -> {
                    try {
                        Snapshots.write(now.shell().getScene(), file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Override
    public void close() {
        act(
                now -> {
                    stage.hide();
                    now.close();
                });
        cluster.close();
    }

    private static <T> T onStage(Supplier<T> deed) {
        try {
            return CompletableFuture.supplyAsync(deed, Platform::runLater).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
