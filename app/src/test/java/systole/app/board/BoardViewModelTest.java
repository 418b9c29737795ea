package systole.app.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import systole.app.board.BoardLayout.Entry;
import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.plan.Displacement;
import systole.app.plan.Intent;
import systole.app.plan.Plan;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class BoardViewModelTest {
    private static final NodeName MYSQL1 = NodeName.of("mysql1");
    private static final NodeName MYSQL2 = NodeName.of("mysql2");
    private static final NodeName NODE3 = NodeName.of("node3");
    private static final ResourceId GROUP = ResourceId.of("group-mysql");
    private static final ResourceId VIP = ResourceId.of("vip");
    private static final ResourceId DB = ResourceId.of("mysql_db");
    private static final ResourceId WEB = ResourceId.of("web");
    private static final ResourceId REPORT = ResourceId.of("report");
    private static final ResourceId ARCHIVE = ResourceId.of("archive");

    private final Messages messages = new Messages(Language.ENGLISH);
    private final List<Intent> proposed = new ArrayList<>();
    private final List<String> explained = new ArrayList<>();
    private final SimpleObjectProperty<Optional<Plan>> plan =
            new SimpleObjectProperty<>(Optional.empty());
    private final PaintedCluster cluster = new PaintedCluster(Painting.study());
    private final BoardViewModel board = open(cluster);

    private BoardViewModel open(PaintedCluster painted) {
        var gestures =
                new BoardGestures() {
                    @Override
                    public void propose(Intent intent) {
                        proposed.add(intent);
                    }

                    @Override
                    public void explain(ResourceId resource, Optional<NodeName> node) {
                        explained.add(resource + node.map(on -> " on " + on).orElse(""));
                    }

                    @Override
                    public void dismiss() {
                        explained.add("dismissed");
                    }
                };
        var watched = painted.watch(messages);
        painted.beat();
        var model = new BoardViewModel(watched, plan, gestures, messages);
        painted.settle();
        return model;
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(entry -> entry.item().id().value()).toList();
    }

    private BoardLayout layout() {
        return board.layoutProperty().get();
    }

    @Test
    void eachNodeHasAColumnWithWhatRunsThere() {
        assertThat(layout().columns())
                .extracting(column -> column.node().name())
                .containsExactly(MYSQL1, MYSQL2, NODE3);
        assertThat(ids(layout().columns().get(0).entries()))
                .containsExactly("group-mysql", "backup");
        assertThat(ids(layout().columns().get(1).entries())).containsExactly("web", "cache");
        assertThat(ids(layout().columns().get(2).entries())).containsExactly("legacy");
    }

    @Test
    void theTrayHoldsWhatIsPlacedNowhere() {
        assertThat(ids(layout().tray())).containsExactly("report", "archive");
    }

    @Test
    void aGroupKeepsItsOrder() {
        var group = layout().columns().getFirst().entries().getFirst();

        assertThat(group.members()).extracting(member -> member.id()).containsExactly(VIP, DB);
    }

    @Test
    void aGroupWhoseMembersAreApartHasACardOnEachNode() {
        cluster.paint(Painting.study().running("mysql_db", "mysql2", 5, Duration.ofSeconds(1)));

        var first = layout().columns().get(0).entries().getFirst();
        var second = layout().columns().get(1).entries().getFirst();
        assertThat(first.members()).extracting(member -> member.id()).containsExactly(VIP);
        assertThat(second.members()).extracting(member -> member.id()).containsExactly(DB);
    }

    @Test
    void aMemberThatIsNowhereStaysWithItsGroup() {
        cluster.paint(Painting.study().stopped("mysql_db"));

        var group = layout().columns().getFirst().entries().getFirst();
        assertThat(group.members()).extracting(member -> member.id()).containsExactly(VIP, DB);
        assertThat(ids(layout().tray())).doesNotContain("group-mysql");
    }

    @Test
    void aNewScoreLeavesTheLayoutAlone() {
        var before = layout();

        cluster.paint(Painting.study().running("web", "mysql2", 77, Duration.ofHours(12)));

        assertThat(layout()).isSameAs(before);
    }

    @Test
    void theSummaryCountsPrimitivesAndTellsOfNodesThatAreAway() {
        cluster.paint(Painting.study().node("node3", Painting.Look.OFFLINE));
        cluster.beat();

        assertThat(board.summaryProperty().get()).isEqualTo(new BoardSummary(3, 1, 8, 1, 0));
    }

    @Test
    void silenceMakesEveryNodeLate() {
        cluster.silence(Duration.ofSeconds(2));

        assertThat(board.summaryProperty().get().late()).isEqualTo(3);
    }

    @Test
    void arrowsWalkThroughChipsAndColumns() {
        var head = Spot.of(MYSQL1);
        var group = board.next(head, Direction.DOWN);
        var vip = board.next(group, Direction.DOWN);

        assertThat(group).isEqualTo(Spot.of(Optional.of(MYSQL1), GROUP));
        assertThat(vip).isEqualTo(Spot.of(Optional.of(MYSQL1), VIP));
        assertThat(board.next(vip, Direction.RIGHT))
                .isEqualTo(Spot.of(Optional.of(MYSQL2), ResourceId.of("cache")));
        assertThat(board.next(head, Direction.LEFT)).isEqualTo(head);
        assertThat(board.next(Spot.of(NODE3), Direction.RIGHT)).isEqualTo(Spot.TRAY);
    }

    @Test
    void sidewaysStaysWithinTheOtherColumn() {
        var last = Spot.of(Optional.of(MYSQL1), ResourceId.of("backup"));

        assertThat(board.next(last, Direction.RIGHT))
                .isEqualTo(Spot.of(Optional.of(MYSQL2), ResourceId.of("cache")));
    }

    @Test
    void aPlaceThatIsGoneLeadsToTheFirst() {
        var gone = Spot.of(Optional.of(MYSQL1), ResourceId.of("nobody"));

        assertThat(board.next(gone, Direction.DOWN)).isEqualTo(Spot.of(MYSQL1));
    }

    @Test
    void legalNodesSayTheScoreAndOthersWhyNot() {
        cluster.paint(Painting.study().scores("vip", "mysql2", 150).scores("vip", "node3", 0));

        var hints = board.hints(DB);

        assertThat(hints.get(MYSQL1)).isEqualTo(new DropHint.Home());
        assertThat(hints.get(MYSQL2)).isEqualTo(new DropHint.Welcome("group-mysql here: 150"));
        assertThat(hints.get(NODE3)).isInstanceOf(DropHint.Refused.class);
        assertThat(((DropHint.Refused) hints.get(NODE3)).reason()).contains("node3", "standby");
    }

    @Test
    void droppingAMemberElsewhereMovesItsGroup() {
        cluster.paint(Painting.study().scores("vip", "mysql2", 150));

        board.drop(DB, Optional.of(MYSQL2));

        assertThat(proposed).containsExactly(new Intent.MoveResource(GROUP, MYSQL2));
    }

    @Test
    void droppingWhereItMayNotRunDoesNothing() {
        board.drop(DB, Optional.of(NODE3));
        board.drop(DB, Optional.of(MYSQL1));

        assertThat(proposed).isEmpty();
    }

    @Test
    void droppingOnTheTrayStops() {
        board.drop(WEB, Optional.empty());

        assertThat(proposed).containsExactly(new Intent.StopResource(WEB));
    }

    @Test
    void theTrayDoesNotStopWhatIsStopped() {
        board.drop(REPORT, Optional.empty());

        assertThat(board.trayHint(REPORT)).isEqualTo(new DropHint.Home());
        assertThat(proposed).isEmpty();
    }

    @Test
    void deleteOnANodeMeansStandby() {
        board.stop(Spot.of(MYSQL2));

        assertThat(proposed).containsExactly(new Intent.Standby(MYSQL2));
    }

    @Test
    void reorderingAGroupEditsOnlyTheOrderOfItsMembers() {
        board.reorder(DB, 0);

        assertThat(proposed).hasSize(1);
        var intent = (Intent.EditConfiguration) proposed.getFirst();
        var before = Painting.study().cib();
        var after = Painting.reread(intent.edit().apply(before.root()));
        assertThat(after.configuration().groupOf(DB).orElseThrow().members())
                .extracting(Resource::id)
                .containsExactly(DB, VIP);
        assertThat(intent.title().now(messages)).isEqualTo("Start mysql_db first in group-mysql");
        assertThat(after.configuration().resources())
                .hasSameSizeAs(before.configuration().resources());
        assertThat(after.root().first("status")).isEqualTo(before.root().first("status"));
    }

    @Test
    void reorderingKeepsWhatStandsBetweenMembers() {
        var group =
                XmlElement.of("group", "id", "g")
                        .append(
                                XmlElement.of("primitive", "id", "a"),
                                XmlElement.of("meta_attributes", "id", "m"),
                                XmlElement.of("primitive", "id", "b"));
        var root =
                XmlElement.of("cib")
                        .append(
                                XmlElement.of("configuration")
                                        .append(XmlElement.of("resources").append(group)));
        var ids = List.of(ResourceId.of("a"), ResourceId.of("b"));

        var intent = GroupOrder.move(ResourceId.of("g"), ids, ResourceId.of("a"), 2).orElseThrow();

        var edited = ((Intent.EditConfiguration) intent).edit().apply(root);
        assertThat(edited.descendants().map(XmlElement::id).filter(id -> !id.isEmpty()))
                .containsExactly("g", "b", "m", "a");
    }

    @Test
    void reorderingToWhereItIsDoesNothing() {
        board.reorder(VIP, 0);
        board.reorder(VIP, 1);
        board.reorder(WEB, 0);

        assertThat(proposed).isEmpty();
    }

    @Test
    void selectingAResourceExplainsItThere() {
        board.select(Spot.of(Optional.of(MYSQL1), DB));
        board.select(Spot.of(Optional.empty(), ARCHIVE));
        board.select(Spot.of(MYSQL1));

        assertThat(explained).containsExactly("mysql_db on mysql1", "archive");
        assertThat(board.selectionProperty().get()).contains(Spot.of(MYSQL1));
    }

    @Test
    void dismissingPointsAtNothing() {
        board.select(Spot.of(MYSQL1));

        board.dismiss();

        assertThat(board.selectionProperty().get()).isEmpty();
        assertThat(explained).containsExactly("dismissed");
    }

    @Test
    void aPlanHauntsWhereThingsWouldRunAndFadesWhereTheyAre() {
        var moved = List.of(displaced(VIP, MYSQL1, MYSQL2), displaced(DB, MYSQL1, MYSQL2));

        var preview = BoardPreview.of(Painting.study().cib().configuration(), moved);

        assertThat(preview.on(MYSQL2))
                .containsExactly(new Ghost("group-mysql", List.of("vip", "mysql_db")));
        assertThat(preview.on(MYSQL1)).isEmpty();
        assertThat(preview.leaving())
                .containsExactlyInAnyOrder(
                        Spot.of(Optional.of(MYSQL1), VIP), Spot.of(Optional.of(MYSQL1), DB));
    }

    @Test
    void aRestartInPlaceNeitherHauntsNorFades() {
        var preview =
                BoardPreview.of(
                        Painting.study().cib().configuration(),
                        List.of(displaced(WEB, MYSQL2, MYSQL2)));

        assertThat(preview).isEqualTo(BoardPreview.NONE);
    }

    private static Displacement displaced(ResourceId id, NodeName from, NodeName to) {
        return new Displacement(id, List.of(from), List.of(to), true);
    }

    @Test
    void menusOfferWhatMakesSense() {
        assertThat(commands(Spot.of(Optional.of(MYSQL1), DB)))
                .containsExactly(
                        "target-role=Stopped",
                        "crm_failcount -D",
                        "crm_resource -C",
                        "is-managed=false");
        assertThat(commands(Spot.of(Optional.empty(), REPORT))).startsWith("target-role");
        assertThat(commands(Spot.of(Optional.of(NODE3), ResourceId.of("legacy"))))
                .contains("is-managed=true");
        assertThat(commands(Spot.of(NODE3))).containsExactly("crm_standby -v off");
        assertThat(commands(Spot.of(MYSQL1))).containsExactly("crm_standby -v on");
        assertThat(board.offers(Spot.TRAY)).isEmpty();
    }

    private List<String> commands(Spot spot) {
        return board.offers(spot).stream()
                .filter(Offer.Propose.class::isInstance)
                .map(offer -> ((Offer.Propose) offer).command())
                .toList();
    }

    @Test
    void theChoiceOfNodesLeavesOutItsHomeAndSaysWhyOthersWillNot() {
        cluster.paint(Painting.study().scores("vip", "mysql2", 150));

        assertThat(board.destinations(DB))
                .extracting(Offer.Destination::node, Offer.Destination::legal)
                .containsExactly(tuple(MYSQL2, true), tuple(NODE3, false));
        assertThat(board.destinations(DB).getFirst().words()).isEqualTo("150");
    }

    @Test
    void aClosedBoardFollowsNoMore() {
        var before = layout();
        board.close();

        cluster.paint(Painting.resting());

        assertThat(layout()).isSameAs(before);
    }
}
