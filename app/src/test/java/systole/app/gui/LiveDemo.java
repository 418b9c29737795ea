package systole.app.gui;

import javafx.application.Platform;
import javafx.stage.Stage;

import systole.app.cluster.ResourceItem;
import systole.app.cluster.ResourceView;
import systole.app.launch.ConsoleWindow;
import systole.app.look.HealthState;
import systole.app.plan.PlanViewModel.Phase;
import systole.app.shell.Settings;
import systole.engine.demo.DemoCib;
import systole.engine.embedded.EmbeddedCluster;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The demo as a user starts it: its cluster with real agents, and the console on a stage. */
final class LiveDemo {
    final EmbeddedCluster cluster;
    final Settings settings;
    final ConsoleWindow console;

    /** Call on the thread of the window. */
    LiveDemo(Stage stage, Path folder) throws IOException {
        cluster =
                EmbeddedCluster.start(
                        DemoCib.shipped(DemoCib.USUAL_NODES, freePort()),
                        EmbeddedCluster.Settings.temporary("test"));
        settings = Settings.load(folder.resolve("settings.properties"), System.err::println);
        settings.reducedMotionProperty().set(true);
        console = new ConsoleWindow(cluster, Optional.of(cluster.breakage()), settings);
        console.start();
        stage.setX(0);
        stage.setY(0);
        console.show(stage, 1400, 900);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** How a resource stands on screen. */
    ResourceView view(String resource) {
        return console.cluster()
                .item(ResourceId.of(resource))
                .map(ResourceItem::view)
                .orElse(ResourceView.UNKNOWN);
    }

    /** Whether it runs on that node and on no other. */
    boolean runs(String resource, NodeName node) {
        var view = view(resource);
        return view.state() == HealthState.RUNNING
                && view.activeOn().contains(node)
                && view.activeOn().size() == 1;
    }

    /** Where the plan on the table is. */
    Phase planPhase() {
        return console.plans().phaseProperty().get();
    }

    /** The CIB as the console knows it. */
    Cib cib() {
        return console.cluster().cibProperty().get().orElseThrow();
    }

    /** Call away from the thread of the window: stopping agents takes a while. */
    void close() throws InterruptedException {
        var closed = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    console.close();
                    closed.countDown();
                });
        closed.await(30, TimeUnit.SECONDS);
        cluster.close();
    }
}
