package systole.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.plan.Intent;
import systole.app.plan.Plan;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.styles.Theme;

import java.time.Duration;
import java.util.Optional;

/** How the board follows a cluster while it is looked at. */
@ExtendWith(ApplicationExtension.class)
class BoardViewTest {
    private final PaintedCluster cluster = new PaintedCluster(Painting.study());

    @Start
    void start(Stage stage) {
        var messages = new Messages(Language.ENGLISH);
        var watched = cluster.watch(messages);
        cluster.beat();
        var gestures =
                new BoardGestures() {
                    @Override
                    public void propose(Intent intent) {}

                    @Override
                    public void explain(ResourceId resource, Optional<NodeName> node) {}

                    @Override
                    public void dismiss() {}
                };
        var noPlan = new SimpleObjectProperty<Optional<Plan>>(Optional.empty());
        var model = new BoardViewModel(watched, noPlan, gestures, messages);
        cluster.settle();
        var scene = new Scene(new BoardView(model, messages), 700, 500);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Node node(FxRobot robot, String query) {
        return robot.lookup(query).query();
    }

    @Test
    void aChipThatStaysKeepsItsNodeAndTheScrollPosition(FxRobot robot) {
        Node chip = node(robot, "#chip-web");
        var scroll = (ScrollPane) node(robot, ".board-scroll");
        robot.interact(() -> scroll.setHvalue(0.5));

        robot.interact(
                () ->
                        cluster.paint(
                                Painting.study()
                                        .running("web", "mysql2", 7, Duration.ofHours(12))
                                        .running("report", "mysql2", 1, Duration.ofHours(1))));

        assertThat(node(robot, "#chip-web") == chip).isTrue();
        assertThat(scroll.getHvalue()).isEqualTo(0.5);
        assertThat(chip.getAccessibleText()).contains("score 7");
    }

    @Test
    void theFocusFollowsAResourceToItsNewNode(FxRobot robot) {
        robot.interact(() -> node(robot, "#chip-web").requestFocus());
        Node before = node(robot, "#chip-web");

        robot.interact(
                () ->
                        cluster.paint(
                                Painting.study()
                                        .running("web", "mysql1", 7, Duration.ofSeconds(1))));

        var owner = before.getScene() == null ? node(robot, "#chip-web") : before;
        assertThat(owner.isFocused()).isTrue();
        assertThat(((BoardCard) owner).spot().node()).contains(NodeName.of("mysql1"));
    }

    @Test
    void onlyOneCardIsReachedByTheTabKey(FxRobot robot) {
        robot.interact(() -> node(robot, "#chip-web").requestFocus());
        robot.interact(() -> node(robot, "#chip-backup").requestFocus());

        var reachable =
                robot.lookup(node -> node instanceof BoardCard && node.isFocusTraversable())
                        .queryAll();

        assertThat(reachable).extracting(Node::getId).containsExactly("chip-backup");
    }

    @Test
    void everyCardSaysWhatItShows(FxRobot robot) {
        var cards = robot.lookup(node -> node instanceof BoardCard).queryAll();

        assertThat(cards).hasSizeGreaterThan(10);
        assertThat(cards).allSatisfy(card -> assertThat(card.getAccessibleText()).isNotBlank());
    }

    @Test
    void columnsShareTheWidthWithinTheirBounds() {
        assertThat(ColumnsPane.columnWidth(1000, 3)).isEqualTo(324);
        assertThat(ColumnsPane.columnWidth(1000, 1)).isEqualTo(ColumnsPane.MAX_COLUMN);
        assertThat(ColumnsPane.columnWidth(660, 3)).isEqualTo(210);
        assertThat(ColumnsPane.columnWidth(640, 3)).isEqualTo(ColumnsPane.COMFORTABLE_COLUMN);
        assertThat(ColumnsPane.columnWidth(1000, 16)).isEqualTo(ColumnsPane.COMFORTABLE_COLUMN);
        assertThat(ColumnsPane.columnWidth(1000, 0)).isEqualTo(ColumnsPane.MAX_COLUMN);
    }

    @Test
    void scrollingIntoSightGoesNoFurtherThanNeeded() {
        assertThat(Sight.value(0.5, 300, 400, 1000, 500)).isEqualTo(0.5);
        assertThat(Sight.value(0, 700, 800, 1000, 500)).isEqualTo(0.624);
        assertThat(Sight.value(1, 0, 100, 1000, 500)).isZero();
        assertThat(Sight.value(0.3, 0, 100, 400, 500)).isEqualTo(0.3);
    }
}
