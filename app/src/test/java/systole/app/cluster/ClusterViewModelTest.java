package systole.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Seed.DB;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;
import static systole.app.cluster.Seed.WEB;
import static systole.app.cluster.Seed.WEB_SERVER;

import org.junit.jupiter.api.Test;

import systole.app.l10n.Language;
import systole.app.look.HealthState;
import systole.app.task.TaskState;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.edit.StatusEdit;
import systole.model.score.Score;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class ClusterViewModelTest {

    @Test
    void snapshotShowsNodesAndResourcesInTheOrderOfTheCib() {
        var console = Console.on(Seed.running());

        assertThat(console.cluster.nodes())
                .extracting(NodeCard::name)
                .containsExactly(MYSQL1, MYSQL2, NODE3);
        assertThat(console.cluster.resources())
                .extracting(ResourceItem::id)
                .containsExactly(DB, WEB);
        assertThat(console.cluster.resources().get(1).members()).hasSize(2);
        assertThat(console.cluster.quorateProperty().get()).isTrue();
        assertThat(console.cluster.node(MYSQL1).orElseThrow().view())
                .isEqualTo(new NodeView(HealthState.RUNNING, true, false, true, false));
    }

    @Test
    void runningResourceHasItsScoreAndTheFailureItMovesOn() {
        var console = Console.on(Seed.running());

        ResourceView db = console.view(DB);

        assertThat(db.state()).isEqualTo(HealthState.RUNNING);
        assertThat(db.home()).contains(MYSQL1);
        assertThat(db.score()).contains(Score.of(300));
        assertThat(db.failures()).isZero();
        assertThat(db.movesOn()).isEqualTo(OptionalInt.of(2));
        assertThat(console.words(DB)).isEqualTo("Process · running 1 h");
    }

    @Test
    void groupShowsWhatItsMembersAre() {
        var console = Console.on(Seed.running());

        ResourceView web = console.view(WEB);

        assertThat(web.state()).isEqualTo(HealthState.RUNNING);
        assertThat(web.home()).contains(NODE3);
        assertThat(web.score()).contains(Score.of(100));
        assertThat(web.movesOn()).isEmpty();
    }

    @Test
    void failedMonitorCountsAndSaysHow() {
        var console = Console.on(Seed.running());

        console.link.say(
                new ClusterEvent.OperationFinished(
                        MYSQL1,
                        DB,
                        "monitor",
                        Duration.ofSeconds(1),
                        false,
                        "not running (7)",
                        "the process is gone",
                        Duration.ofMillis(4)));
        console.link.status(Seed.failed(MYSQL1, 1));

        ResourceView db = console.view(DB);
        assertThat(db.state()).isEqualTo(HealthState.FAILED);
        assertThat(db.failures()).isEqualTo(1);
        assertThat(db.movesOn()).isEqualTo(OptionalInt.of(2));
        assertThat(db.score()).contains(Score.of(200));
        assertThat(console.words(DB)).isEqualTo("monitor failed: not running (7)");
        assertThat(console.titles().getFirst()).isEqualTo("mysql_db: monitor failed on mysql1");
        assertThat(console.cluster.failureCountProperty().get()).isEqualTo(1);
    }

    @Test
    void operationUnderWayShowsHowLongItHasTaken() {
        var console = Console.on(Seed.stopped());

        console.link.say(new ClusterEvent.OperationStarted(MYSQL1, DB, "start", Duration.ZERO));
        console.live(Duration.ofMillis(1200));

        assertThat(console.view(DB).state()).isEqualTo(HealthState.TRANSITION);
        assertThat(console.words(DB)).isEqualTo("starting… 1.2 s");

        console.link.status(Seed.runs(DB, MYSQL1));
        console.link.say(
                new ClusterEvent.OperationFinished(
                        MYSQL1,
                        DB,
                        "start",
                        Duration.ZERO,
                        true,
                        "ok",
                        "",
                        Duration.ofMillis(1250)));

        assertThat(console.view(DB).state()).isEqualTo(HealthState.RUNNING);
        assertThat(console.cluster.took(DB, "start")).contains(Duration.ofMillis(1250));
    }

    @Test
    void missedVersionLeadsToOneSnapshotAndTheRightPicture() {
        var console = Console.on(Seed.running());

        console.link.statusUnheard(Seed.failcount(DB, MYSQL2, 1));
        console.link.status(Seed.failed(MYSQL1, 1));

        assertThat(console.link.subscriptions()).isEqualTo(2);
        assertThat(console.cluster.cibProperty().get()).contains(console.link.cib());
        assertThat(console.view(DB).failures()).isEqualTo(1);
    }

    @Test
    void itemsLastWhileTheirViewsChange() {
        var console = Console.on(Seed.running());
        ResourceItem db = console.cluster.item(DB).orElseThrow();
        NodeCard card = console.cluster.nodes().getFirst();

        console.link.configuration(ConfigurationEdit.meta(DB, "resource_stickiness", "500"));

        assertThat(console.cluster.item(DB)).containsSame(db);
        assertThat(console.cluster.nodes().getFirst()).isSameAs(card);
        assertThat(db.view().score()).contains(Score.of(700));
    }

    @Test
    void silentClusterGoesStaleAfterTwoBeats() {
        var console = Console.on(Seed.running());

        console.pulse.advance(Duration.ofMillis(400));
        assertThat(console.cluster.staleProperty().get()).isFalse();

        console.pulse.advance(Duration.ofMillis(100));

        assertThat(console.cluster.staleProperty().get()).isTrue();
        assertThat(console.cluster.ageProperty().get()).contains(Duration.ofMillis(500));
        assertThat(console.view(DB).state()).isEqualTo(HealthState.UNKNOWN);
        assertThat(console.cluster.nodes())
                .allMatch(card -> card.view().state() == HealthState.UNKNOWN);
    }

    @Test
    void silentNodeGreysOutOnlyWhatRunsThere() {
        var console = Console.on(Seed.running());

        for (int i = 0; i < 5; i++) {
            console.pulse.advance(Duration.ofMillis(100));
            console.link.say(new ClusterEvent.Beat(MYSQL2, Duration.ofMillis(100)));
            console.link.say(new ClusterEvent.Beat(NODE3, Duration.ofMillis(100)));
        }

        assertThat(console.cluster.staleProperty().get()).isFalse();
        assertThat(console.view(DB).state()).isEqualTo(HealthState.UNKNOWN);
        assertThat(console.view(WEB).state()).isEqualTo(HealthState.RUNNING);
    }

    @Test
    void nodeThatLeavesIsOfflineNotStale() {
        var console = Console.on(Seed.running());

        console.link.status(StatusEdit.membership(Seed.key(NODE3), StatusEdit.Membership.DOWN));
        console.link.members(List.of(MYSQL1, MYSQL2), true);
        console.live(Duration.ofSeconds(1));

        NodeView gone = console.cluster.node(NODE3).orElseThrow().view();
        assertThat(gone.online()).isFalse();
        assertThat(gone.state()).isEqualTo(HealthState.FAILED);
        assertThat(console.titles()).contains("node3 left the cluster");
    }

    @Test
    void standbyAndStoppedResourcesAreLeftovers() {
        var console = Console.on(Seed.running());

        console.link.configuration(ConfigurationEdit.nodeAttribute("id-mysql2", "standby", "on"));
        console.link.configuration(ConfigurationEdit.meta(WEB, "target_role", "Stopped"));

        assertThat(console.cluster.leftoversProperty().get()).isEqualTo(2);
        assertThat(console.cluster.node(MYSQL2).orElseThrow().view().state())
                .isEqualTo(HealthState.STOPPED);
    }

    @Test
    void resourceStoppedByAdminSaysSo() {
        var console = Console.on(Seed.stopped());

        console.link.configuration(ConfigurationEdit.meta(DB, "target_role", "Stopped"));

        assertThat(console.view(DB).state()).isEqualTo(HealthState.STOPPED);
        assertThat(console.view(DB).home()).isEmpty();
        assertThat(console.words(DB)).isEqualTo("stopped by admin");
    }

    @Test
    void unmanagedResourceSaysSo() {
        var console = Console.on(Seed.running());

        console.link.configuration(ConfigurationEdit.meta(DB, "is_managed", "false"));

        assertThat(console.view(DB).state()).isEqualTo(HealthState.UNMANAGED);
        assertThat(console.view(DB).home()).contains(MYSQL1);
    }

    @Test
    void wordsFollowTheLanguage() {
        var console = Console.on(Seed.running());

        console.messages.languageProperty().set(Language.CHINESE);

        assertThat(console.words(DB)).isEqualTo("Process · 已运行 1 小时");
    }

    @Test
    void onlyTheLatestCibIsDecidedOn() {
        var waiting = new ArrayDeque<Runnable>();
        var decided = new ArrayList<Cib>();
        var console =
                Console.with(
                        Seed.running(),
                        waiting::add,
                        (cib, now) -> {
                            decided.add(cib);
                            return Scheduler.schedule(cib, now);
                        });

        for (int count = 1; count <= 5; count++) {
            console.link.status(Seed.failcount(DB, MYSQL2, count));
        }
        waiting.remove().run();
        int first = decided.size();
        waiting.remove().run();

        assertThat(decided.getFirst()).isEqualTo(Seed.running());
        assertThat(decided.get(first)).isEqualTo(console.link.cib());
        assertThat(console.cluster.situationProperty().get().orElseThrow().cib())
                .isEqualTo(console.link.cib());
        assertThat(waiting).isEmpty();
    }

    @Test
    void faultOfTheSchedulerIsShownAndTheWindowGoesOn() {
        var console =
                Console.with(
                        Seed.running(),
                        Runnable::run,
                        (cib, now) -> {
                            if (cib.failcount(MYSQL2, DB) == 1) {
                                throw new IllegalStateException("an impossible case");
                            }
                            return Scheduler.schedule(cib, now);
                        });

        console.link.status(Seed.failcount(DB, MYSQL2, 1));

        assertThat(console.titles().getFirst()).isEqualTo("The scheduler of this console failed");
        assertThat(console.tasks.tasks().getFirst().detailProperty().get())
                .isEqualTo("an impossible case");

        console.link.status(Seed.failcount(DB, MYSQL2, 2));
        assertThat(console.cluster.situationProperty().get().orElseThrow().cib())
                .isEqualTo(console.link.cib());
    }

    @Test
    void decisionIsTakenAgainWhenTimeAloneChangesIt() {
        var times = new ArrayList<Instant>();
        var console =
                Console.with(
                        Seed.running(),
                        Runnable::run,
                        (cib, now) -> {
                            times.add(now);
                            var made = Scheduler.schedule(cib, now);
                            return new systole.engine.scheduler.Decision(
                                    made.now(),
                                    made.scores(),
                                    made.placement(),
                                    made.states(),
                                    made.terms(),
                                    made.graph(),
                                    made.warnings(),
                                    Optional.of(now.plusSeconds(60)));
                        });
        int before = times.size();

        console.live(Duration.ofSeconds(59));
        assertThat(times).hasSize(before);

        console.live(Duration.ofSeconds(2));
        assertThat(times).hasSizeGreaterThan(before);
    }

    @Test
    void moveIsATaskThatEndsWithTheReply() {
        var console = Console.on(Seed.running());
        var replies = new ArrayList<Object>();

        var task = console.cluster.move(DB, Optional.of(MYSQL2), replies::add);

        assertThat(console.link.lastAsked().command())
                .isEqualTo(new Command.Move(DB, Optional.of(MYSQL2)));
        assertThat(task.command()).contains("crm_resource -M -r mysql_db -H mysql2");
        console.link.say(new ClusterEvent.TransitionProgress(3, 1, 4, false));
        assertThat(task.progressProperty().get()).isEqualTo(0.25);

        console.link.lastAsked().done();

        assertThat(task.stateProperty().get()).isEqualTo(TaskState.DONE);
        assertThat(replies).hasSize(1);
    }

    @Test
    void refusalFailsTheTaskWithItsReason() {
        var console = Console.on(Seed.running());

        var task = console.cluster.cleanUp(WEB_SERVER, Optional.empty(), _ -> {});
        console.link.lastAsked().refuse("no quorum");

        assertThat(task.stateProperty().get()).isEqualTo(TaskState.FAILED);
        assertThat(task.detailProperty().get()).isEqualTo("no quorum");
    }

    @Test
    void cancelledTaskTakesTheCommandBack() {
        var console = Console.on(Seed.running());
        var replies = new ArrayList<Object>();

        console.cluster.move(DB, Optional.empty(), replies::add).cancel();

        assertThat(console.link.lastAsked().reply()).isCancelled();
        assertThat(replies).isEmpty();
    }

    @Test
    void beatsAreRememberedForThePulseLine() {
        var console = Console.on(Seed.running());

        console.live(Duration.ofSeconds(3));

        NodeCard card = console.cluster.nodes().getFirst();
        assertThat(card.beatsProperty().get()).hasSize(NodeCard.BEATS);
        assertThat(card.beatsProperty().get().getLast()).isEqualTo(console.pulse.instant());
    }

    @Test
    void closedViewModelListensNoMore() {
        var console = Console.on(Seed.running());

        console.cluster.close();
        console.link.status(Seed.failed(MYSQL1, 1));

        assertThat(console.view(DB).failures()).isZero();
    }
}
