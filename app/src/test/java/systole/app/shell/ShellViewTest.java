package systole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import javafx.css.CssParser;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.transform.Rotate;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import systole.app.l10n.Language;
import systole.app.look.Logo;
import systole.app.look.Snapshots;
import systole.styles.Theme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start first
class ShellViewTest {
    @TempDir static Path folder;
    private Gallery gallery;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        gallery = new Gallery(Files.createTempDirectory(folder, "shell").resolve("s.properties"));
        scene = new Scene(gallery.view, 1280, 800);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void paletteRunsWhatIsTyped(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("dark");
        robot.type(KeyCode.ENTER);
        waitForFxEvents();

        assertThat(gallery.settings.themeProperty().get()).isEqualTo(Theme.DARK);
        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
    }

    @Test
    void paletteIsSteeredByArrowKeysAndLeftByEscape(FxRobot robot) {
        robot.clickOn("#search");
        robot.write("use").type(KeyCode.DOWN);
        ListView<Command> list = robot.lookup("#palette-list").queryListView();
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(1);

        robot.type(KeyCode.ESCAPE);
        waitForFxEvents();

        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
        assertThat(gallery.settings.themeProperty().get()).isEqualTo(Theme.LIGHT);
        assertThat(gallery.view.panelContent()).isPresent();
    }

    @Test
    void languageSwitchesWhatIsOnScreen(FxRobot robot) {
        var words = robot.lookup("#search .words").queryAs(Label.class);
        assertThat(words.getText()).startsWith("Find");

        robot.clickOn("#language-switch");
        waitForFxEvents();

        assertThat(words.getText()).startsWith("查找");
        assertThat(gallery.settings.languageProperty().get()).isEqualTo(Language.CHINESE);
    }

    @Test
    void menuRunsItsCommand(FxRobot robot) {
        robot.clickOn("#menu-shell-settings");
        robot.clickOn("Show or hide all tasks");
        waitForFxEvents();

        assertThat(gallery.broken).isEqualTo(1);
    }

    @Test
    void panelTellsItsOwnerWhenItIsClosed(FxRobot robot) {
        var closed = new ArrayList<String>();
        robot.interact(() -> gallery.view.openPanel(new Label("first"), () -> closed.add("first")));
        robot.interact(
                () -> gallery.view.openPanel(new Label("second"), () -> closed.add("second")));
        assertThat(closed).containsExactly("first");

        robot.type(KeyCode.ESCAPE);
        waitForFxEvents();

        assertThat(closed).containsExactly("first", "second");
        assertThat(gallery.view.panelContent()).isEmpty();
    }

    @Test
    void plainKeysDoNothingWhileTextIsTyped(FxRobot robot) {
        var count = new ArrayList<String>();
        robot.interact(
                () ->
                        gallery.model
                                .commands()
                                .add(
                                        Command.of("x", "shell.settings", () -> count.add("x"))
                                                .withKey("X")));
        robot.clickOn("prefer 100").type(KeyCode.X);
        assertThat(count).isEmpty();

        robot.clickOn("#rail-none").type(KeyCode.X);
        waitForFxEvents();

        assertThat(count).containsExactly("x");
    }

    @Test
    void railChangesTheScreen(FxRobot robot) {
        robot.clickOn("#rail-none");
        waitForFxEvents();

        assertThat(gallery.model.currentScreenProperty().get()).isEqualTo("none");
        assertThat(robot.lookup(".empty-state").queryAll()).isNotEmpty();
        assertThat(robot.lookup(".pulse-line").queryAll()).isEmpty();
    }

    @Test
    void tasksOpenFromTheStatusLineAndCanBeCancelled(FxRobot robot) {
        robot.clickOn(".task-entry");
        waitForFxEvents();
        robot.clickOn(robot.lookup("#task-drawer .small").queryAs(Button.class));
        waitForFxEvents();

        assertThat(gallery.tasks.tasks()).noneMatch(task -> task.running());
    }

    @Test
    void everyThemeIsDrawnWithoutAComplaintOfTheStyleSheets(FxRobot robot) throws Exception {
        for (var theme : Theme.values()) {
            robot.interact(() -> gallery.settings.themeProperty().set(theme));
            robot.interact(gallery.view::openPalette);
            var file = folder.resolve(theme + ".png");
            fx(
                    () -> {
                        Snapshots.write(scene, file);
                        return file;
                    });

            var picture = new Image(file.toUri().toString());
            assertThat(picture.getWidth()).isEqualTo(1280);
            assertThat(picture.getPixelReader().getColor(300, 780).getBrightness())
                    .as("%s draws its own ground", theme)
                    .matches(brightness -> theme.dark() == brightness < 0.5);
            robot.type(KeyCode.ESCAPE);
        }
        List<String> errors =
                fx(() -> CssParser.errorsProperty().stream().map(Object::toString).toList());
        assertThat(errors).isEmpty();
    }

    @Test
    void nothingTurnsWhereMotionIsReduced(FxRobot robot) {
        var ring = robot.lookup(".state-transition .outline").query();
        var turn =
                ring.getTransforms().stream()
                        .filter(Rotate.class::isInstance)
                        .map(Rotate.class::cast)
                        .findFirst()
                        .orElseThrow();
        waitUntil(() -> turn.getAngle() > 0);

        robot.interact(() -> gallery.settings.reducedMotionProperty().set(true));

        assertThat(turn.getAngle()).isZero();
        waitForFxEvents();
        assertThat(turn.getAngle()).isZero();
    }

    private static void waitUntil(Callable<Boolean> condition) {
        try {
            waitFor(10, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("the ring never turned", e);
        }
    }

    @Test
    void writtenPictureHasThePixelsOfTheScene() throws Exception {
        var file = folder.resolve("pixels.png");
        var drawn = fx(() -> scene.snapshot(null).getPixelReader().getColor(5, 5));
        fx(
                () -> {
                    Snapshots.write(scene, file);
                    return file;
                });

        Color read = new Image(file.toUri().toString()).getPixelReader().getColor(5, 5);

        assertThat(read).isEqualTo(drawn);
    }

    @Test
    void windowIconsAreThere() {
        assertThat(Logo.windowIcons())
                .extracting(icon -> (int) icon.getWidth())
                .containsExactly(16, 32, 48, 128, 256);
    }

    private static <T> T fx(Callable<T> work) throws Exception {
        return waitFor(10, TimeUnit.SECONDS, asyncFx(work));
    }
}
