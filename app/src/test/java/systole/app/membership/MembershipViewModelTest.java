package systole.app.membership;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Reports.acts;
import static systole.app.cluster.Reports.begins;
import static systole.app.cluster.Reports.idle;
import static systole.app.cluster.Reports.linked;
import static systole.app.cluster.Reports.pinging;
import static systole.app.cluster.Reports.withLease;
import static systole.app.cluster.Reports.withPeers;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;

import org.junit.jupiter.api.Test;

import systole.app.cluster.Console;
import systole.app.cluster.NodeSight;
import systole.app.cluster.Reports;
import systole.app.cluster.Seed;
import systole.app.l10n.Language;
import systole.app.look.HealthState;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class MembershipViewModelTest {
    private final Console console = Console.on(Seed.running());
    private final MembershipViewModel model =
            new MembershipViewModel(console.cluster, console.messages);
    private final SightWords words = new SightWords(console.messages);

    private void tell(List<NodeReport> reports) {
        reports.forEach(report -> console.link.say(new ClusterEvent.Seen(report)));
    }

    private void tell(NodeReport... reports) {
        tell(List.of(reports));
    }

    private String headline() {
        return model.headlineProperty().get();
    }

    private NodeSight sight(NodeName node) {
        return console.cluster.node(node).orElseThrow().sight();
    }

    private Hearing hearing(NodeName listener, NodeName speaker) {
        return Hearing.of(sight(listener), speaker);
    }

    @Test
    void beforeAnyReportThereIsNothingToSee() {
        assertThat(model.toldProperty().get()).isFalse();
        assertThat(headline()).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(HealthState.UNKNOWN);
        assertThat(model.summaryProperty().get())
                .isEqualTo("3 nodes · no acting view · links unknown");
    }

    @Test
    void agreementIsSaidInOneSentence() {
        tell(Reports.united(4));

        assertThat(headline()).isEqualTo("All 3 nodes agree: view 4, led by mysql1");
        assertThat(model.stateProperty().get()).isEqualTo(HealthState.RUNNING);
        assertThat(model.summaryProperty().get())
                .isEqualTo("3 nodes · acting view 4 · all links up");
    }

    @Test
    void cutNodeIsNamedBeforeThoseWhoLeadOn() {
        tell(Reports.cut(5));

        assertThat(headline())
                .isEqualTo(
                        "mysql1 is cut off: it sees only itself and has let go;"
                                + " mysql2 and node3 lead on");
        assertThat(model.stateProperty().get()).isEqualTo(HealthState.BLOCKED);
        assertThat(model.summaryProperty().get())
                .isEqualTo("3 nodes · acting view 5 · 4 links down");
    }

    @Test
    void sentenceFollowsTheLanguage() {
        tell(Reports.cut(5));

        console.messages.languageProperty().set(Language.CHINESE);

        assertThat(headline()).isEqualTo("mysql1 被隔断：它只看到自己，已经放手；mysql2 和 node3 继续主持");
    }

    @Test
    void whereEverybodyIsCutOffNobodyMayAct() {
        tell(idle(MYSQL1, 5, MYSQL1), idle(MYSQL2, 5, MYSQL2), idle(NODE3, 5, NODE3));

        assertThat(headline())
                .isEqualTo(
                        "mysql1, mysql2 and node3 are cut off: each sees only itself and has let"
                                + " go; no node may act");
        assertThat(model.stateProperty().get()).isEqualTo(HealthState.FAILED);
    }

    @Test
    void twoSidesThatActAreAnAlarm() {
        tell(acts(MYSQL1, 4, MYSQL1), acts(MYSQL2, 5, MYSQL2, NODE3), begins(NODE3));

        assertThat(headline())
                .isEqualTo(
                        "mysql1 acts apart from the others: two sides act, fence one now;"
                                + " node3 has no view yet; mysql2 leads on");
        assertThat(model.stateProperty().get()).isEqualTo(HealthState.FAILED);
    }

    @Test
    void silentNodeIsNotHeardAndHasNoWordsOfItsOwn() {
        tell(Reports.united(4));
        for (int second = 0; second < 4; second++) {
            console.live(Duration.ofSeconds(1));
            tell(Reports.united(4).subList(1, 3));
        }

        assertThat(headline()).isEqualTo("mysql1 is not heard; mysql2 and node3 lead on");
        assertThat(words.standing(sight(MYSQL1))).isEqualTo("not heard for 4 s");
        assertThat(words.view(sight(MYSQL1))).isEqualTo("–");
        assertThat(words.lease(sight(MYSQL1))).isEqualTo("–");
        assertThat(words.hearing(hearing(MYSQL1, MYSQL2))).isEqualTo("unknown");
    }

    @Test
    void rowOfACutNodeSaysWhatItSeesAndForHowLong() {
        tell(Reports.cut(5));
        for (int second = 0; second < 12; second++) {
            console.live(Duration.ofSeconds(1));
            tell(Reports.cut(5));
        }
        NodeSight cut = sight(MYSQL1);

        assertThat(words.standing(cut)).isEqualTo("cut off: sees only itself for 12 s");
        assertThat(words.members(cut)).isEqualTo("mysql1");
        assertThat(words.quorum(cut)).isEqualTo("no");
        assertThat(words.lease(cut)).isEqualTo("none");
        assertThat(words.standing(sight(NODE3))).isEqualTo("agrees, may act");
        assertThat(words.members(sight(NODE3))).isEqualTo("mysql2, node3");
        assertThat(words.controller(sight(NODE3))).isEqualTo("mysql2");
        assertThat(words.lease(sight(NODE3))).isEqualTo("1.2 s");
    }

    @Test
    void nodeThatNeedsNobodyHasALeaseWithoutLimit() {
        tell(
                pinging(
                        withLease(acts(MYSQL1, 4, MYSQL1), Optional.of(Duration.ofDays(999))),
                        "10.0.0.1",
                        false));

        assertThat(words.lease(sight(MYSQL1))).isEqualTo("no limit");
        assertThat(words.pingNodes(sight(MYSQL1))).isEqualTo("10.0.0.1 silent");
    }

    @Test
    void linkThatIsDownIsNamedWithItsSilence() {
        tell(Reports.cut(5));

        Hearing hearing = hearing(NODE3, MYSQL1);

        assertThat(hearing.ear()).isEqualTo(Hearing.Ear.NOT);
        assertThat(words.hearing(hearing)).isEqualTo("not heard");
        assertThat(words.links(hearing)).isEqualTo("eth0 down 7 s");
        assertThat(words.links(hearing(NODE3, MYSQL2))).isEqualTo("eth0 up");
    }

    @Test
    void manyLinksAreCountedAndNamedInFullElsewhere() {
        NodeReport report = acts(MYSQL1, 4, MYSQL1, MYSQL2, NODE3);
        tell(linked(report, List.of(link("eth0", true), link("eth1", false), link("eth2", true))));

        Hearing hearing = hearing(MYSQL1, MYSQL2);

        assertThat(words.links(hearing)).isEqualTo("2 of 3 links up");
        assertThat(words.allLinks(hearing)).isEqualTo("eth0 up, eth1 down, eth2 up");
    }

    private static NodeReport.Link link(String name, boolean up) {
        return new NodeReport.Link(name, MYSQL2, up, Duration.ZERO);
    }

    @Test
    void whoeverDoesNotHearBackIsHeardOneWay() {
        tell(
                withPeers(
                        acts(MYSQL1, 4, MYSQL1, MYSQL2, NODE3),
                        List.of(
                                new NodeReport.Peer(MYSQL2, Optional.of(4L), List.of(NODE3)),
                                new NodeReport.Peer(NODE3, Optional.of(4L), Reports.ALL))));

        assertThat(hearing(MYSQL1, MYSQL2).ear()).isEqualTo(Hearing.Ear.ONE_WAY);
        assertThat(words.hearing(hearing(MYSQL1, MYSQL2))).isEqualTo("one way: not heard back");
        assertThat(words.said(hearing(MYSQL1, MYSQL2)))
                .isEqualTo("mysql2 says: view 4, hears node3");
        assertThat(hearing(MYSQL1, NODE3).ear()).isEqualTo(Hearing.Ear.BOTH_WAYS);
        assertThat(hearing(MYSQL1, MYSQL1).ear()).isEqualTo(Hearing.Ear.ITSELF);
    }
}
