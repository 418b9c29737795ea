package systole.app.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
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
import org.testfx.util.WaitForAsyncUtils;

import systole.app.l10n.Language;
import systole.app.look.HealthState;
import systole.app.plan.Intent;
import systole.app.plan.Plan;
import systole.app.plan.PlanViewModel.Phase;
import systole.app.why.WhyViewModel.Question;
import systole.engine.embedded.Breakage;
import systole.model.constraint.Constraint;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.styles.Theme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an administrator does on the board, done with a real mouse on a real cluster. */
@ExtendWith(ApplicationExtension.class)
class BoardFlowTest {
    private static final int PATIENCE_SECONDS = 90;
    private static final NodeName MYSQL1 = NodeName.of("mysql1");
    private static final NodeName MYSQL2 = NodeName.of("mysql2");

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
    void dragToMigrateEndsThereWithNoConstraintLeft(FxRobot robot) {
        running("mysql_db", MYSQL1);

        grab(robot, "#chip-mysql_db");
        robot.moveTo("#column-mysql2");
        await("the target says its score", () -> label(robot, "#flag-mysql2").isVisible());
        assertThat(label(robot, "#flag-mysql2").getText()).isEqualTo("mysql_db here: 150");
        robot.drop();
        await("a plan", () -> demo.planPhase() == Phase.PROPOSED);
        assertThat(robot.lookup("#column-mysql2 .board-ghost").tryQuery()).isPresent();
        assertThat(demo.view("mysql_db").home()).contains(MYSQL1);
        robot.clickOn("#plan-apply");

        running("mysql_db", MYSQL2);
        await("the plan to end", () -> demo.planPhase() == Phase.NONE);
        assertThat(demo.cib().configuration().constraints())
                .extracting(Constraint::id)
                .noneMatch(id -> id.startsWith("cli-"));
        await("its chip", () -> isIn(robot, "#chip-mysql_db", "#column-mysql2"));
        assertThat(robot.lookup(".board-ghost").tryQuery()).isEmpty();
    }

    @Test
    void aKilledProcessShowsOnItsChip(FxRobot robot) {
        running("mysql_db", MYSQL1);
        await("its score", () -> score("mysql_db").equals(Optional.of(Score.of(300))));

        var outcome = demo.cluster.breakage().killAgentProcess(ResourceId.of("mysql_db"));

        assertThat(outcome).isInstanceOf(Breakage.Outcome.Broken.class);
        await("the failure", () -> demo.view("mysql_db").failures() == 1);
        running("mysql_db", MYSQL1);
        await("its lower score", () -> score("mysql_db").equals(Optional.of(Score.of(200))));
        await(
                "the badge",
                () -> label(robot, "#chip-mysql_db .failure-badge").getText().startsWith("1/"));
        assertThat(label(robot, "#chip-mysql_db .failure-badge").isVisible()).isTrue();
    }

    @Test
    void theKeyboardAloneMovesAResource(FxRobot robot) {
        running("mysql_db", MYSQL1);

        robot.clickOn("#node-mysql1");
        robot.type(KeyCode.DOWN);
        assertThat(focusOwner()).isEqualTo("chip-mysql_db");
        robot.type(KeyCode.M);
        await("the choice of nodes", () -> robot.lookup("#menu-to-mysql2").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        await("a plan", () -> demo.planPhase() == Phase.PROPOSED);
        assertThat(demo.console.plans().planProperty().get())
                .map(Plan::intent)
                .contains(new Intent.MoveResource(ResourceId.of("mysql_db"), MYSQL2));
        robot.type(KeyCode.ENTER);

        running("mysql_db", MYSQL2);
    }

    @Test
    void arrowsMoveTheFocusAndEnterExplains(FxRobot robot) {
        running("mysql_db", MYSQL1);
        running("web_ip", MYSQL2);

        robot.clickOn("#node-mysql1");
        robot.type(KeyCode.RIGHT);
        assertThat(focusOwner()).isEqualTo("node-mysql2");
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);

        await("the explanation", () -> robot.lookup("#why-panel").tryQuery().isPresent());
        assertThat(demo.console.why().questionProperty().get())
                .contains(new Question(ResourceId.of("web"), MYSQL2));
    }

    @Test
    void whatIsDroppedOnTheTrayIsOnlyPlannedUntilApplied(FxRobot robot) {
        running("mysql_db", MYSQL1);

        grab(robot, "#chip-mysql_db");
        robot.moveTo("#tray");
        robot.drop();
        await("a plan", () -> demo.planPhase() == Phase.PROPOSED);
        robot.type(KeyCode.ESCAPE);

        await("no plan", () -> demo.planPhase() == Phase.NONE);
        assertThat(demo.view("mysql_db").state()).isEqualTo(HealthState.RUNNING);
        assertThat(robot.lookup(".past").tryQuery()).isEmpty();
    }

    @Test
    void draggingAMemberWithinItsGroupChangesTheOrder(FxRobot robot) {
        running("web_server", MYSQL2);

        grab(robot, "#chip-web_server");
        robot.moveTo(robot.point("#chip-web_ip").atOffset(0, -18));
        robot.drop();
        await("a plan", () -> demo.planPhase() == Phase.PROPOSED);
        robot.clickOn("#plan-apply");

        await("the order", () -> memberNames().equals("[web_server, web_ip]"));
    }

    @Test
    void aNodeInStandbySaysWhyItRefuses(FxRobot robot) {
        running("mysql_db", MYSQL1);

        robot.clickOn("#node-node3");
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        await("the menu", () -> robot.lookup("#menu-standby").tryQuery().isPresent());
        robot.clickOn("#menu-standby");
        await("a plan", () -> demo.planPhase() == Phase.PROPOSED);
        robot.clickOn("#plan-apply");
        await(
                "standby",
                () ->
                        demo.console
                                .cluster()
                                .node(NodeName.of("node3"))
                                .orElseThrow()
                                .view()
                                .standby());
        await("rest", () -> demo.planPhase() == Phase.NONE);
        grab(robot, "#chip-mysql_db");
        robot.moveTo("#column-node3");

        await("the reason", () -> label(robot, "#column-node3 .refusal").isVisible());
        assertThat(label(robot, "#column-node3 .refusal").getText()).contains("standby");
        robot.drop();
        assertThat(demo.planPhase()).isEqualTo(Phase.NONE);
    }

    @Test
    void languageAndThemeChangeWhileTheBoardIsOpen(FxRobot robot) {
        running("mysql_db", MYSQL1);
        Node chip = robot.lookup("#chip-mysql_db").query();

        robot.interact(() -> demo.settings.languageProperty().set(Language.CHINESE));
        robot.interact(() -> demo.settings.themeProperty().set(Theme.DARK));

        assertThat(label(robot, ".screen-title").getText()).isEqualTo("看板");
        await("the tray", () -> label(robot, "#tray .strong").getText().equals("未放置"));
        assertThat(robot.lookup("#chip-mysql_db").<Node>query()).isSameAs(chip);
        assertThat(demo.console.shell().getScene().getStylesheets())
                .anyMatch(sheet -> sheet.endsWith("tokens-dark.css"));
    }

    private void grab(FxRobot robot, String what) {
        robot.moveTo(what).press(MouseButton.PRIMARY).moveBy(8, 2).moveBy(8, 2);
    }

    private void running(String resource, NodeName where) {
        await(resource + " to run on " + where, () -> demo.runs(resource, where));
    }

    private Optional<Score> score(String resource) {
        return demo.view(resource).score();
    }

    private String focusOwner() {
        WaitForAsyncUtils.waitForFxEvents();
        return demo.console.shell().getScene().getFocusOwner().getId();
    }

    private String memberNames() {
        return demo
                .cib()
                .configuration()
                .groupOf(ResourceId.of("web_ip"))
                .orElseThrow()
                .members()
                .stream()
                .map(Resource::id)
                .toList()
                .toString();
    }

    private static Label label(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class);
    }

    private static boolean isIn(FxRobot robot, String inner, String outer) {
        return robot.lookup(inner)
                .tryQuery()
                .filter(node -> bounds(robot.lookup(outer).query()).contains(bounds(node)))
                .isPresent();
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
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
