package systole.app.launch;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import systole.app.connect.RecentClusters;
import systole.app.connect.Target;
import systole.app.look.Logo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The window on clusters elsewhere, from its opening to its end. */
final class RemoteWindow {
    private RemoteWindow() {}

    /**
     * Opens the window, connects to the clusters and waits until it is closed.
     *
     * @return the process's exit code
     */
    static int run(List<Target> targets, WindowRequest wanted)
            throws Display.Missing, InterruptedException {
        var ended = new CompletableFuture<Integer>();
        Toolkit.start();
        try {
            Platform.runLater(() -> open(targets, wanted, ended));
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window failed", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    private static void open(
            List<Target> targets, WindowRequest wanted, CompletableFuture<Integer> ended) {
        try {
            Path folder = Folders.configuration();
            var settings = wanted.settings(folder.resolve("console.properties"));
            var recent =
                    RecentClusters.load(folder.resolve("recent-clusters"), RemoteWindow::complain);
            var view = new ClustersView(settings, recent, SshLinker.usual());
            var stage = new Stage();
            stage.setOnHidden(
                    _ -> {
                        view.close();
                        ended.complete(Main.DONE);
                    });
            show(view, stage, wanted.size());
            targets.reversed().forEach(view::connect);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    /** Puts the clusters on a stage and shows it. */
    static void show(ClustersView view, Stage stage, WindowRequest.Size size) {
        stage.titleProperty().bind(view.titleProperty());
        stage.getIcons().setAll(Logo.windowIcons());
        stage.setScene(new Scene(view, size.width(), size.height()));
        stage.setMinWidth(Math.min(900, size.width()));
        stage.setMinHeight(Math.min(560, size.height()));
        stage.show();
    }

    private static void complain(String words) {
        System.err.println("systole: " + words);
    }
}
