package systole.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import systole.app.connect.RecentClusters;
import systole.app.connect.Target;
import systole.app.gui.FarCluster;
import systole.app.shell.Settings;
import systole.app.task.Task;
import systole.model.resource.ResourceId;
import systole.remote.client.Destination;
import systole.remote.protocol.Role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way to a real cluster behind a real door, as an administrator goes it. */
@ExtendWith(ApplicationExtension.class)
class ConnectFlowTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;

    private FarCluster far;
    private ClustersView view;

    @BeforeAll
    static void requireKeygen() {
        Assumptions.assumeTrue(
                Files.isExecutable(FarCluster.KEYGEN), "there is no " + FarCluster.KEYGEN);
    }

    @Start
    void start(Stage stage) throws IOException {
        far = new FarCluster(folder);
        var settings = Settings.load(folder.resolve("settings.properties"), System.err::println);
        settings.reducedMotionProperty().set(true);
        var recent = RecentClusters.load(folder.resolve("recent"), System.err::println);
        view = new ClustersView(settings, recent, new SshLinker(folder.resolve("known_hosts")));
        stage.setX(0);
        stage.setY(0);
        RemoteWindow.show(view, stage, new WindowRequest.Size(1400, 900));
    }

    @AfterEach
    void close() throws InterruptedException {
        var closed = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    view.close();
                    closed.countDown();
                });
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        far.close();
    }

    @Test
    void fromTheAddressToTheBoardThroughALossAndBack(FxRobot robot) throws Exception {
        Path key = far.guest("alice", Role.ADMINISTER);

        robot.interact(() -> field(robot, "#connect-address").setText("http://nonsense"));
        robot.clickOn("#connect-go");
        assertThat(text(robot, "#connect-trouble")).contains("http://nonsense");
        robot.interact(() -> field(robot, "#connect-address").setText(far.address()));
        robot.interact(() -> field(robot, "#connect-identity").setText(key.toString()));
        robot.clickOn("#connect-go");

        await("the question", () -> robot.lookup("#question-yes").tryQuery().isPresent());
        assertThat(text(robot, "#question-fingerprint")).startsWith("SHA256:");
        robot.clickOn("#question-yes");
        await("the board", () -> robot.lookup("#node-mysql1").tryQuery().isPresent());
        assertThat(robot.lookup("#connection-notice").query().isVisible()).isFalse();
        assertThat(Files.readString(folder.resolve("known_hosts"))).contains(":" + far.port());
        assertThat(Files.readString(folder.resolve("recent"))).contains(far.address());

        far.shut();
        await("the strip", () -> robot.lookup("#connection-notice").query().isVisible());
        assertThat(text(robot, "#connection-headline"))
                .startsWith("Connection lost: what you see is ");
        assertThat(window().shellModel().staleProperty().get()).isTrue();

        far.reopen();
        await("it again", () -> !robot.lookup("#connection-notice").query().isVisible());
        await("fresh data", () -> !window().shellModel().staleProperty().get());
        assertThat(window().tasks().tasks())
                .anyMatch(task -> task.title().getValue().equals("Connected to mysql1 again"));
    }

    @Test
    void whoDeclinesIsNotConnectedUntilTheyTryAgain(FxRobot robot) throws Exception {
        connect(robot, far.guest("alice", Role.READ));

        await("the question", () -> robot.lookup("#question-no").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);

        await(
                "the refusal",
                () -> text(robot, "#cover-headline").equals("The connection was refused"));
        assertThat(text(robot, "#cover-reason")).contains("is not known here: SHA256:");
        robot.clickOn("#cover-retry");
        await("the question", () -> robot.lookup("#question-yes").tryQuery().isPresent());
        robot.clickOn("#question-yes");
        await("the board", () -> robot.lookup("#node-mysql1").tryQuery().isPresent());
    }

    @Test
    void whatTheRoleDoesNotAllowIsSaid(FxRobot robot) throws Exception {
        connect(robot, far.guest("bob", Role.READ));
        await("the question", () -> robot.lookup("#question-yes").tryQuery().isPresent());
        robot.clickOn("#question-yes");
        await("the board", () -> robot.lookup("#node-mysql1").tryQuery().isPresent());

        robot.interact(
                () ->
                        window().cluster()
                                .cleanUp(ResourceId.of("mysql_db"), Optional.empty(), _ -> {}));

        await(
                "the refusal",
                () ->
                        window().tasks().tasks().stream()
                                .map(Task::detailProperty)
                                .anyMatch(detail -> detail.get().equals("bob may only look")));
        assertThat(window().tasks().tasks())
                .anyMatch(
                        task ->
                                task.title()
                                        .getValue()
                                        .equals(
                                                "Connected to mysql1 as bob: may look at"
                                                        + " everything"));
    }

    @Test
    void twoClustersHaveTabs(FxRobot robot) throws Exception {
        connect(robot, far.guest("alice", Role.READ));
        await("the question", () -> robot.lookup("#question-yes").tryQuery().isPresent());
        robot.clickOn("#question-yes");
        await("the board", () -> robot.lookup("#node-mysql1").tryQuery().isPresent());
        assertThat(robot.lookup("#cluster-tabs").query().isVisible()).isFalse();

        robot.interact(
                () -> view.connect(new Target(Destination.parse("127.0.0.1:1"), Optional.empty())));

        await("the reason", () -> text(robot, "#cover-reason").contains("nothing listens there"));
        assertThat(robot.lookup("#cluster-tabs").query().isVisible()).isTrue();
        robot.clickOn("far-away");
        await("the board", () -> robot.lookup("#node-mysql1").tryQuery().isPresent());
    }

    private void connect(FxRobot robot, Path key) {
        var target = new Target(Destination.parse(far.address()), Optional.of(key));
        robot.interact(() -> view.connect(target));
    }

    private ConsoleWindow window() {
        return view.window().orElseThrow();
    }

    private static TextField field(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(TextField.class);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for " + what, e);
        }
    }
}
