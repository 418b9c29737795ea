package systole.app.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import systole.app.shell.Command;
import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an administrator sees when a cable is pulled, on a real cluster. */
@ExtendWith(ApplicationExtension.class)
class MembershipFlowTest {
    private static final int PATIENCE_SECONDS = 90;

    @TempDir Path folder;

    private LiveDemo demo;

    @Start
    void start(Stage stage) throws IOException {
        demo = new LiveDemo(stage, folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        demo.close();
    }

    @Test
    void aPulledCableIsSaidInWordsUntilItIsPluggedInAgain(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        await("the database", () -> demo.runs("mysql_db", NodeName.of("mysql1")));
        await("agreement", () -> headline(robot).startsWith("All 3 nodes agree"));

        run(robot, "demo.unplug.mysql1");

        await(
                "the sentence",
                () ->
                        headline(robot)
                                .equals(
                                        "mysql1 is cut off: it sees only itself and has let go;"
                                                + " mysql2 and node3 lead on"));
        await("it to stop what it ran", () -> told("mysql_db: stop on mysql1"));
        await("another to start it", () -> demo.runs("mysql_db", NodeName.of("mysql2")));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        await(
                "its words on the board",
                () ->
                        label(robot, "#node-mysql1 .node-words")
                                .getText()
                                .equals("cut off · sees only itself"));

        run(robot, "demo.plug.mysql1");

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        await("agreement again", () -> headline(robot).startsWith("All 3 nodes agree"));
        assertThat(demo.console.shellModel().currentScreenProperty().get()).isEqualTo("membership");
    }

    private void run(FxRobot robot, String id) {
        await(id, () -> command(id).isPresent());
        robot.interact(() -> command(id).orElseThrow().run());
    }

    private Optional<Command> command(String id) {
        return demo.console.shellModel().allCommands().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    private boolean told(String words) {
        return demo.console.tasks().tasks().stream()
                .anyMatch(task -> task.title().getValue().equals(words));
    }

    private static String headline(FxRobot robot) {
        return label(robot, "#membership-headline").getText();
    }

    private static Label label(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class);
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
