package systole.app.launch;

import javafx.application.Platform;
import javafx.stage.Stage;

import systole.app.shell.Settings;
import systole.engine.demo.Demo;
import systole.engine.embedded.EmbeddedCluster;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The window of the demo, from its opening to its end. The first class that loads JavaFX. */
final class DemoWindow {
    private static final ResourceId VICTIM = ResourceId.of("mysql_db");

    private DemoWindow() {}

    /**
     * Starts the cluster, opens the window and waits until it is closed, or until it has been drawn
     * to a file. Whatever the cluster ran has stopped when this returns.
     *
     * @return the process's exit code
     * @throws IOException with one clear line if the demo's file or folder cannot be used
     * @throws XmlException with file, line and column if the user's file is no CIB
     */
    static int run(Demo.Request request, WindowRequest wanted)
            throws IOException, XmlException, InterruptedException, Display.Missing {
        var ended = new CompletableFuture<Integer>();
        Toolkit.start();
        try (var cluster = Demo.start(request)) {
            // The picture of the shipped cluster tells a story; that of one's own is left alone.
            Optional<Runnable> incident =
                    request.cib().isEmpty() ? Optional.of(() -> harm(cluster)) : Optional.empty();
            Platform.runLater(() -> open(cluster, wanted, incident, ended));
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window failed", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    private static void open(
            EmbeddedCluster cluster,
            WindowRequest wanted,
            Optional<Runnable> incident,
            CompletableFuture<Integer> ended) {
        try {
            var settings = settings(cluster, wanted);
            var window = new ConsoleWindow(cluster, Optional.of(cluster.breakage()), settings);
            var stage = new Stage();
            stage.setOnHidden(
                    _ -> {
                        window.close();
                        ended.complete(Main.DONE);
                    });
            window.start();
            window.show(stage, wanted.size().width(), wanted.size().height());
            wanted.screenshot()
                    .ifPresent(file -> new Picture(window, file, incident, ended).whenSettled());
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private static void harm(EmbeddedCluster cluster) {
        Thread.ofVirtual().start(() -> cluster.breakage().killAgentProcess(VICTIM));
    }

    /**
     * A picture is drawn as asked for, whatever the reader prefers, and changes nothing of that.
     */
    private static Settings settings(EmbeddedCluster cluster, WindowRequest wanted) {
        Path file =
                wanted.screenshot().isPresent()
                        ? cluster.folder().resolve("picture.properties")
                        : Folders.configuration().resolve("console.properties");
        return wanted.settings(file);
    }
}
