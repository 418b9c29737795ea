package systole.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Reports.acts;
import static systole.app.cluster.Reports.begins;
import static systole.app.cluster.Reports.concerned;
import static systole.app.cluster.Reports.hearing;
import static systole.app.cluster.Reports.idle;
import static systole.app.cluster.Reports.withLease;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How what the nodes tell of the membership is judged. */
class MembershipTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Console console = Console.on(Seed.running());

    private void tell(List<NodeReport> reports) {
        reports.forEach(report -> console.link.say(new ClusterEvent.Seen(report)));
    }

    private void tell(NodeReport... reports) {
        tell(List.of(reports));
    }

    /** Time passes, with beats of every node and a report each second. */
    private void live(Duration span, List<NodeReport> reports) {
        for (long second = 0; second < span.toSeconds(); second++) {
            console.live(SECOND);
            tell(reports);
        }
    }

    private Membership membership() {
        return console.cluster.membershipProperty().get();
    }

    private NodeSight sight(NodeName node) {
        return console.cluster.node(node).orElseThrow().sight();
    }

    @Test
    void beforeAnyReportNothingIsKnown() {
        assertThat(membership().told()).isFalse();
        assertThat(membership().acting()).isEmpty();
        assertThat(sight(MYSQL1)).isEqualTo(NodeSight.unheard(MYSQL1));
    }

    @Test
    void nodesInOneViewThatMayActAgree() {
        tell(Reports.united(4));

        assertThat(membership().united()).isTrue();
        assertThat(membership().acting().flatMap(NodeReport::view)).contains(4L);
        assertThat(sight(NODE3).standing()).isEqualTo(Standing.AGREES);
        assertThat(sight(NODE3).lasting()).isZero();
    }

    @Test
    void nodeThatSeesOnlyItselfAndHearsNobodyIsCutOff() {
        tell(Reports.united(4));
        live(SECOND, Reports.cut(5));

        live(Duration.ofSeconds(7), Reports.cut(5));

        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.CUT_OFF);
        assertThat(sight(MYSQL1).lasting()).isEqualTo(Duration.ofSeconds(7));
        assertThat(sight(MYSQL1).lease()).isEqualTo(Lease.NONE);
        assertThat(membership().who(Standing.AGREES)).containsExactly(MYSQL2, NODE3);
        assertThat(membership().united()).isFalse();
    }

    @Test
    void nodeThatSeesOnlyItselfButHearsOthersIsAlone() {
        tell(Reports.cut(5));
        tell(hearing(idle(MYSQL1, 5, MYSQL1), MYSQL2));

        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.ALONE);
    }

    @Test
    void youngestQuorateViewIsTheActingOne() {
        tell(acts(MYSQL1, 6, MYSQL1, MYSQL2, NODE3), acts(MYSQL2, 5, MYSQL2, NODE3));

        assertThat(membership().acting().map(NodeReport::node)).contains(MYSQL1);
        assertThat(sight(MYSQL2).standing()).isEqualTo(Standing.BEHIND);
    }

    @Test
    void nodeWithoutLeaseInTheActingViewHasLetGo() {
        tell(Reports.united(4));
        tell(withLease(acts(MYSQL1, 4, MYSQL1, MYSQL2, NODE3), Optional.empty()));

        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.LET_GO);
        assertThat(membership().united()).isFalse();
    }

    @Test
    void twoSidesThatMayActAreRivalsWhileTheOlderOnesLeaseHolds() {
        tell(
                acts(MYSQL1, 4, MYSQL1),
                acts(MYSQL2, 5, MYSQL2, NODE3),
                acts(NODE3, 5, MYSQL2, NODE3));

        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.RIVAL);
        assertThat(sight(MYSQL2).standing()).isEqualTo(Standing.AGREES);
    }

    @Test
    void nodeWhoseLastWordWasALeaseThatIsOverByNowIsNoRival() {
        tell(acts(MYSQL1, 4, MYSQL1, MYSQL2, NODE3));
        console.live(Reports.LEASE);

        tell(acts(MYSQL2, 5, MYSQL2, NODE3), acts(NODE3, 5, MYSQL2, NODE3));

        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.APART);
    }

    @Test
    void sideWithoutQuorumStandsApart() {
        tell(idle(MYSQL1, 5, MYSQL1, MYSQL2), acts(NODE3, 5, NODE3));

        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.APART);
        assertThat(sight(NODE3).standing()).isEqualTo(Standing.AGREES);
    }

    @Test
    void withoutAnyRightToActNoViewActs() {
        tell(idle(MYSQL1, 3, MYSQL1, MYSQL2), begins(MYSQL2));

        assertThat(membership().acting()).isEmpty();
        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.LET_GO);
        assertThat(sight(MYSQL2).standing()).isEqualTo(Standing.UNDECIDED);
        assertThat(sight(NODE3).standing()).isEqualTo(Standing.SILENT);
    }

    @Test
    void nodeThatTellsNothingForSecondsIsNotBelieved() {
        tell(Reports.united(4));

        live(Duration.ofSeconds(5), Reports.united(4).subList(1, 3));

        assertThat(sight(MYSQL1).standing()).isEqualTo(Standing.SILENT);
        assertThat(sight(MYSQL1).fresh()).isEmpty();
        assertThat(sight(MYSQL1).lasting()).isEqualTo(Duration.ofSeconds(5));
        assertThat(sight(MYSQL2).standing()).isEqualTo(Standing.AGREES);

        tell(Reports.united(4));

        assertThat(membership().united()).isTrue();
    }

    @Test
    void leaseStandsWhileBeatsComeAndDrainsWhenTheyStop() {
        tell(Reports.united(4));

        console.live(Duration.ofMillis(900));
        assertThat(sight(MYSQL1).lease().left()).contains(Duration.ofMillis(1200));
        assertThat(sight(MYSQL1).lease().share()).isEqualTo(1);

        console.pulse.advance(Duration.ofMillis(800));
        assertThat(sight(MYSQL1).lease().left()).contains(Duration.ofMillis(400));
        assertThat(sight(MYSQL1).lease().share()).isBetween(0.3, 0.4);

        console.pulse.advance(Duration.ofMillis(600));
        assertThat(sight(MYSQL1).lease()).isEqualTo(Lease.NONE);
    }

    @Test
    void leaseOfANodeThatDependsOnNobodyNeverDrains() {
        tell(withLease(acts(MYSQL1, 4, MYSQL1, MYSQL2, NODE3), Optional.of(Duration.ofDays(400))));

        console.pulse.advance(Duration.ofSeconds(2));

        assertThat(sight(MYSQL1).lease().unlimited()).isTrue();
        assertThat(sight(MYSQL1).lease().share()).isEqualTo(1);
    }

    @Test
    void concernIsToldOnceWithAllWhoShareItAndStaysWhenOneFallsSilent() {
        String words = "Two nodes without a ping node or fencing cannot tell a cut from a death.";
        tell(
                concerned(acts(MYSQL1, 4, MYSQL1, MYSQL2), words),
                concerned(acts(MYSQL2, 4, MYSQL1, MYSQL2), words));

        console.live(Duration.ofSeconds(10));

        assertThat(membership().concerns())
                .containsExactly(new Membership.Concern(words, List.of(MYSQL1, MYSQL2)));
    }
}
