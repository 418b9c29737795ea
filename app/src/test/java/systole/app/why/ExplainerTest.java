package systole.app.why;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Seed.DB;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;
import static systole.app.cluster.Seed.WEB_IP;
import static systole.app.cluster.Seed.WEB_SERVER;

import org.junit.jupiter.api.Test;

import systole.app.cluster.Console;
import systole.app.cluster.FailureForecast;
import systole.app.cluster.Seed;
import systole.app.cluster.Situation;
import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.plan.Intent;
import systole.app.plan.Phrase;
import systole.app.plan.PlanViewModel;
import systole.app.plan.Waterfall;
import systole.engine.scheduler.Scheduler;
import systole.engine.scheduler.ScoreTerm;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class ExplainerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Messages ENGLISH = new Messages(Language.ENGLISH);

    private static Explanation explain(Cib cib, ResourceId resource, NodeName node) {
        var situation = new Situation(cib, Scheduler.schedule(cib, NOW));
        return Explainer.explain(situation, resource, node, Scheduler::schedule).orElseThrow();
    }

    private static String verdict(Cib cib, ResourceId resource, NodeName node) {
        return explain(cib, resource, node).verdict().now(ENGLISH);
    }

    @Test
    void scoreIsShownTermByTermWithItsSources() {
        Cib cib = Seed.edited(Seed.running(), Seed.failcount(DB, MYSQL1, 1));

        Explanation why = explain(cib, DB, MYSQL1);

        assertThat(why.question().now(ENGLISH)).isEqualTo("Why is mysql_db on mysql1?");
        assertThat(why.verdict().now(ENGLISH)).isEqualTo("It scores highest here: 200.");
        assertThat(why.waterfall().rows())
                .extracting(row -> row.term().kind())
                .containsExactlyInAnyOrder(
                        ScoreTerm.Kind.NODE_PREFERENCE,
                        ScoreTerm.Kind.FAILURES,
                        ScoreTerm.Kind.STICKINESS);
        assertThat(why.waterfall().total()).contains(Score.of(200));
        assertThat(why.constraints()).contains("loc_mysql_db");
    }

    @Test
    void termsAddUpToTheTotal() {
        Waterfall waterfall = explain(Seed.running(), DB, MYSQL1).waterfall();

        Score sum = Score.ZERO;
        for (Waterfall.Row row : waterfall.rows()) {
            assertThat(row.before()).isEqualTo(sum);
            sum = sum.plus(row.term().amount());
        }
        assertThat(waterfall.total()).contains(sum);
    }

    @Test
    void formulaIsTheSeeds() {
        Explanation why = explain(Seed.running(), DB, MYSQL1);

        assertThat(why.formula()).contains(new Formula(200, MYSQL2, 150, 100, 100));
        assertThat(why.formula().orElseThrow().quotient()).isEqualTo(1.5);
        assertThat(why.forecast().map(FailureForecast::leavesOn)).contains(2);
    }

    @Test
    void formulaStaysTheSameAfterFailures() {
        Cib cib = Seed.edited(Seed.running(), Seed.failcount(DB, MYSQL1, 1));

        assertThat(explain(cib, DB, MYSQL1).formula())
                .contains(new Formula(200, MYSQL2, 150, 100, 100));
    }

    @Test
    void otherPlacesComeBestFirst() {
        assertThat(explain(Seed.running(), DB, MYSQL1).others())
                .extracting(Waterfall::node)
                .containsExactly(MYSQL2, NODE3);
    }

    @Test
    void absenceIsExplainedByTheWinner() {
        assertThat(verdict(Seed.running(), DB, MYSQL2))
                .isEqualTo("mysql1 scores higher: 300 against 150.");
    }

    @Test
    void forbiddenNodeIsExplainedByItsConstraint() {
        assertThat(verdict(Seed.running(), DB, NODE3))
                .isEqualTo("It must never run on node3: node preference.");
    }

    @Test
    void memberIsExplainedByTheGroupsLeader() {
        Explanation why = explain(Seed.running(), WEB_SERVER, NODE3);

        assertThat(why.leader()).isEqualTo(WEB_IP);
        assertThat(why.verdict().now(ENGLISH)).startsWith("It follows web_ip");
    }

    @Test
    void stoppedResourceSaysWhoStoppedItAndOffersToStart() {
        Cib cib = Seed.edited(Seed.stopped(), ConfigurationEdit.meta(DB, "target_role", "Stopped"));

        Explanation why = explain(cib, DB, MYSQL1);

        assertThat(why.question().now(ENGLISH)).isEqualTo("Why is mysql_db not running?");
        assertThat(why.verdict().now(ENGLISH)).isEqualTo("An administrator has stopped it.");
        assertThat(why.fixes()).extracting(Fix::intent).contains(new Intent.StartResource(DB));
    }

    @Test
    void exhaustedResourceRunsNowhereAndOffersToForget() {
        Cib cib = Seed.edited(Seed.stopped(), Seed.failcount(DB, MYSQL1, 4));
        cib = Seed.edited(cib, Seed.failcount(DB, MYSQL2, 3));

        Explanation why = explain(cib, DB, MYSQL1);

        assertThat(why.verdict().now(ENGLISH))
                .isEqualTo("It scores −200 here; below zero it may not run.");
        assertThat(why.fixes())
                .extracting(Fix::intent)
                .contains(new Intent.CleanUp(DB, Optional.of(MYSQL1)));
    }

    @Test
    void standbyNodeOffersItsWayOut() {
        Cib cib =
                Seed.edited(
                        Seed.running(),
                        ConfigurationEdit.nodeAttribute("id-mysql2", "standby", "on"));

        assertThat(explain(cib, DB, MYSQL1).fixes())
                .extracting(Fix::intent)
                .containsExactly(new Intent.Unstandby(MYSQL2));
    }

    @Test
    void unknownResourceHasNoExplanation() {
        Cib cib = Seed.running();
        var situation = new Situation(cib, Scheduler.schedule(cib, NOW));

        assertThat(Explainer.explain(situation, ResourceId.of("none"), MYSQL1, Scheduler::schedule))
                .isEmpty();
    }

    @Test
    void everyTermHasWordsInBothLanguages() {
        for (Language language : Language.values()) {
            var messages = new Messages(language);
            for (ScoreTerm.Kind kind : ScoreTerm.Kind.values()) {
                var term = new ScoreTerm(kind, Score.ZERO, Score.ZERO, "", List.of("2", "-100"));
                Phrase words = systole.app.plan.ScoreWords.of(term);

                assertThat(words.now(messages)).isNotEqualTo(words.key()).doesNotContain("{");
            }
        }
    }

    @Test
    void explanationFollowsTheClusterAndFixesBecomePlans() {
        var console = Console.on(Seed.running());
        var plans = new PlanViewModel(console.cluster, console.messages);
        var why = new WhyViewModel(console.cluster, plans);

        why.ask(DB);
        console.link.status(Seed.failed(MYSQL1, 1));

        Explanation now = why.explanationProperty().get().orElseThrow();
        assertThat(now.waterfall().total()).contains(Score.of(200));

        why.plan(now.fixes().getFirst());
        assertThat(plans.planProperty().get().orElseThrow().intent())
                .isEqualTo(new Intent.CleanUp(DB, Optional.of(MYSQL1)));

        why.dismiss();
        assertThat(why.explanationProperty().get()).isEmpty();
    }
}
