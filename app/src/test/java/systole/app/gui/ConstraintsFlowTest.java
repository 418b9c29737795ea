package systole.app.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

import systole.app.plan.PlanViewModel.Phase;
import systole.model.constraint.Constraint;
import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Constraints drawn with a real mouse, and a real cluster that obeys them. */
@ExtendWith(ApplicationExtension.class)
class ConstraintsFlowTest {
    private static final int PATIENCE_SECONDS = 90;
    private static final NodeName MYSQL1 = NodeName.of("mysql1");
    private static final NodeName MYSQL2 = NodeName.of("mysql2");
    private static final NodeName NODE3 = NodeName.of("node3");

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
    void whatIsDrawnAndAppliedMovesResourcesForReal(FxRobot robot) {
        open(robot);
        runs("cache", MYSQL2);
        runs("backup", NODE3);

        draw(robot, "resource-cache", "resource-mysql_db");
        await("the choice", () -> there(robot, "#wish-together"));
        click(robot, "#wish-together");
        await("the editor", () -> shown(robot, "#constraint-editor"));
        assertThat(there(robot, "#edge-with-cache-mysql_db")).isTrue();
        apply(robot);

        runs("cache", MYSQL1);
        await("no editor", () -> !shown(robot, "#constraint-editor"));

        draw(robot, "resource-backup", "node-mysql2");
        await("the editor", () -> shown(robot, "#constraint-editor"));
        click(robot, "#strength-must");
        apply(robot);

        runs("backup", MYSQL2);
        assertThat(demo.cib().configuration().constraints())
                .extracting(Constraint::id)
                .contains("with-cache-mysql_db", "loc-backup-mysql2");
    }

    @Test
    void aDroppedPlanLeadsBackToTheDraftAndEscLeavesTheCibAlone(FxRobot robot) {
        open(robot);
        runs("cache", MYSQL2);
        int before = demo.cib().configuration().constraints().size();

        draw(robot, "resource-cache", "node-node3");
        await("the editor", () -> shown(robot, "#constraint-editor"));
        click(robot, "#constraint-plan");
        await("a plan", () -> demo.planPhase() == Phase.PROPOSED);
        click(robot, "#plan-cancel");

        await("the editor again", () -> shown(robot, "#constraint-editor"));
        click(robot, "#constraint-drop");
        await("no editor", () -> !shown(robot, "#constraint-editor"));
        assertThat(there(robot, "#edge-loc-cache-node3")).isFalse();
        assertThat(demo.cib().configuration().constraints()).hasSize(before);
    }

    @Test
    void theKeyboardAloneDrawsAndRefusalsAreInWords(FxRobot robot) {
        open(robot);
        runs("cache", MYSQL2);

        robot.interact(() -> node(robot, "#vertex-resource-web_ip").requestFocus());
        robot.type(KeyCode.C);
        robot.interact(() -> node(robot, "#vertex-resource-web").requestFocus());
        await(
                "the objection",
                () ->
                        robot.lookup("#constraint-hint")
                                .queryAs(Label.class)
                                .getText()
                                .contains("is a member of web"));
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.C);
        robot.interact(() -> node(robot, "#vertex-node-mysql1").requestFocus());
        robot.type(KeyCode.ENTER);

        await("the editor", () -> shown(robot, "#constraint-editor"));
        assertThat(robot.lookup("#constraint-editor .panel-title").queryAs(Label.class).getText())
                .isEqualTo("A new preference");
    }

    private void open(FxRobot robot) {
        robot.interact(() -> demo.console.shellModel().currentScreenProperty().set("constraints"));
        await("the graph", () -> shown(robot, "#vertex-resource-cache"));
    }

    private static void draw(FxRobot robot, String from, String to) {
        robot.moveTo("#vertex-" + from + "-handle")
                .press(MouseButton.PRIMARY)
                .moveBy(12, 6)
                .moveTo("#vertex-" + to)
                .drop();
    }

    private void apply(FxRobot robot) {
        click(robot, "#constraint-plan");
        await("a plan", () -> demo.planPhase() == Phase.PROPOSED && shown(robot, "#plan-apply"));
        click(robot, "#plan-apply");
        await("the plan to end", () -> demo.planPhase() == Phase.NONE);
    }

    private void runs(String resource, NodeName where) {
        await(resource + " to run on " + where, () -> demo.runs(resource, where));
    }

    /** Clicks as soon as the node has been laid out; a panel that has just opened takes a pulse. */
    private static void click(FxRobot robot, String query) {
        await(
                query + " to be laid out",
                () -> robot.lookup(query).match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        robot.clickOn(query);
    }

    private static Node node(FxRobot robot, String query) {
        return robot.lookup(query).query();
    }

    private static boolean there(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    /** Asks on the thread of the window, again and again, until the condition holds. */
    private static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
