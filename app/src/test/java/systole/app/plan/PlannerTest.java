package systole.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Seed.DB;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;
import static systole.app.cluster.Seed.WEB;
import static systole.app.cluster.Seed.WEB_SERVER;

import org.junit.jupiter.api.Test;

import systole.app.cluster.Seed;
import systole.app.cluster.Situation;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Planner planner = new Planner(Scheduler::schedule, PlannerTest::measured);

    private static Optional<Duration> measured(ResourceId resource, String operation) {
        return resource.equals(DB)
                ? Optional.of(Duration.ofMillis(operation.equals("start") ? 2400 : 1800))
                : Optional.empty();
    }

    private String plan(Cib cib, Intent intent) {
        return PlanText.of(planner.plan(cib, intent, NOW));
    }

    @Test
    void moveThatStays() {
        assertThat(plan(Seed.running(), new Intent.MoveResource(DB, MYSQL2)))
                .isEqualTo(
                        """
                        Move mysql_db to mysql2
                        1 resource moves, nothing else is touched.
                           0 ms  stop mysql_db on mysql1 (1800 ms)
                        1800 ms  start mysql_db on mysql2 (2400 ms)
                        About 4.2 s without the service.
                        Quorum stays 3 of 3. No fencing.
                        stays on mysql2
                        leaves mysql2 on failure 1 for mysql1
                        $ crm_resource -M -r mysql_db -H mysql2
                        """);
    }

    @Test
    void moveThatDoesNotLast() {
        Cib loose =
                Seed.edited(
                        Seed.running(), ConfigurationEdit.meta(DB, "resource_stickiness", "10"));

        Plan plan = planner.plan(loose, new Intent.MoveResource(DB, MYSQL2), NOW);

        assertThat(plan.staying()).isInstanceOf(Staying.Returns.class);
        var returns = (Staying.Returns) plan.staying();
        assertThat(returns.to()).isEqualTo(MYSQL1);
        var remedy = returns.remedy().orElseThrow();
        assertThat(remedy.prefer()).isEqualTo(100);
        Plan better = planner.plan(loose, remedy.intent(), NOW);
        assertThat(better.settled().decision().placement().get(DB)).containsExactly(MYSQL2);
    }

    @Test
    void groupMovesWhole() {
        assertThat(plan(Seed.running(), new Intent.MoveResource(WEB, MYSQL2)))
                .isEqualTo(
                        """
                        Move web to mysql2
                        2 resources move, nothing else is touched.
                           0 ms  stop web_server on node3 (500 ms, guessed)
                         500 ms  stop web_ip on node3 (500 ms, guessed)
                        1000 ms  start web_ip on mysql2 (1000 ms, guessed)
                        2000 ms  start web_server on mysql2 (1000 ms, guessed)
                        About 3.0 s without the service.
                        Quorum stays 3 of 3. No fencing.
                        returns to node3, prefer +150
                        $ crm_resource -M -r web -H mysql2
                        """);
    }

    @Test
    void memberIsMovedWithItsGroup() {
        Plan plan = planner.plan(Seed.running(), new Intent.MoveResource(WEB_SERVER, MYSQL2), NOW);

        assertThat(plan.intent()).isEqualTo(new Intent.MoveResource(WEB, MYSQL2));
        assertThat(plan.hasCollateral()).isFalse();
    }

    @Test
    void stop() {
        assertThat(plan(Seed.running(), new Intent.StopResource(DB)))
                .isEqualTo(
                        """
                        Stop mysql_db
                        1 resource stops, nothing else is touched.
                           0 ms  stop mysql_db on mysql1 (1800 ms)
                        Quorum stays 3 of 3. No fencing.
                        nothing is moved
                        $ crm_resource --meta -r mysql_db -p target_role -v Stopped
                        """);
    }

    @Test
    void startAgain() {
        Cib stopped =
                Seed.edited(Seed.stopped(), ConfigurationEdit.meta(DB, "target_role", "Stopped"));

        Plan plan = planner.plan(stopped, new Intent.StartResource(DB), NOW);

        assertThat(plan.displacements())
                .filteredOn(one -> one.resource().equals(DB))
                .singleElement()
                .satisfies(one -> assertThat(one.to()).containsExactly(MYSQL1));
        assertThat(plan.commandLine()).isEqualTo("crm_resource --meta -r mysql_db -d target_role");
    }

    @Test
    void standbyMovesWhatRunsThere() {
        assertThat(plan(Seed.running(), new Intent.Standby(MYSQL1)))
                .isEqualTo(
                        """
                        Put mysql1 in standby
                        1 resource is affected.
                           0 ms  stop mysql_db on mysql1 (1800 ms)
                        1800 ms  start mysql_db on mysql2 (2400 ms)
                        also: mysql_db moves from mysql1 to mysql2
                        About 4.2 s without mysql_db.
                        Quorum stays 3 of 3. No fencing.
                        nothing is moved
                        $ crm_standby -U mysql1 -v on
                        """);
    }

    @Test
    void colocatedResourceIsCollateral() {
        XmlElement together =
                XmlElement.of(
                        "rsc_colocation",
                        "id",
                        "with_db",
                        "from",
                        "web",
                        "to",
                        "mysql_db",
                        "score",
                        "INFINITY");
        Cib cib = Seed.edited(Seed.stopped(), ConfigurationEdit.constraint(together));
        cib = Seed.edited(cib, Seed.runs(DB, MYSQL1));
        cib = Seed.edited(cib, Seed.runs(Seed.WEB_IP, MYSQL1));
        cib = Seed.edited(cib, Seed.runs(WEB_SERVER, MYSQL1));

        Plan plan = planner.plan(cib, new Intent.MoveResource(DB, MYSQL2), NOW);

        assertThat(plan.collateral())
                .extracting(Displacement::resource)
                .containsExactly(Seed.WEB_IP, WEB_SERVER);
        assertThat(plan.outages()).extracting(Outage::service).containsExactly(DB, WEB);
    }

    @Test
    void forgettingFailuresBringsItHome() {
        Cib cib = Seed.edited(Seed.stopped(), Seed.runs(DB, MYSQL2));
        cib = Seed.edited(cib, Seed.failcount(DB, MYSQL1, 4));
        cib = Seed.edited(cib, ConfigurationEdit.meta(DB, "resource_stickiness", "0"));

        Plan plan = planner.plan(cib, new Intent.CleanUp(DB, Optional.of(MYSQL1)), NOW);

        assertThat(plan.before().decision().placement().get(DB)).containsExactly(MYSQL2);
        assertThat(plan.settled().decision().placement().get(DB)).containsExactly(MYSQL1);
        assertThat(plan.commandLine())
                .isEqualTo(
                        "crm_failcount -D -U mysql1 -r mysql_db"
                                + " && crm_resource -C -H mysql1 -r mysql_db");
    }

    @Test
    void edit() {
        var preference = IntentEdit.preference("prefer", DB, MYSQL2, "200");
        var intent =
                new Intent.EditConfiguration(
                        Phrase.of("plan.title.prefer", DB, MYSQL2, 200),
                        ConfigurationEdit.constraint(preference));

        Plan plan = planner.plan(Seed.running(), intent, NOW);

        assertThat(plan.displacements())
                .containsExactly(
                        new Displacement(
                                DB, java.util.List.of(MYSQL1), java.util.List.of(MYSQL2), false));
        assertThat(plan.commandLine())
                .isEqualTo(
                        "cibadmin -C -o constraints -X '<rsc_location id=\"prefer-mysql_db\""
                                + " rsc=\"mysql_db\"><rule id=\"prefer-rule-mysql_db\""
                                + " score=\"200\"><expression id=\"prefer-expr-mysql_db\""
                                + " attribute=\"#uname\" operation=\"eq\""
                                + " value=\"mysql2\"/></rule></rsc_location>'");
        assertThat(plan.after().cib().version()).isEqualTo(Seed.running().version().nextEpoch());
    }

    @Test
    void editThatBreaksTheDocumentIsRefusedInWords() {
        var intent =
                new Intent.EditConfiguration(
                        Phrase.of("plan.title.stop", DB), _ -> XmlElement.of("nonsense"));

        Plan plan = planner.plan(Seed.running(), intent, NOW);

        assertThat(plan.possible()).isFalse();
        assertThat(PlanText.of(plan)).contains("refused: This would not be a valid configuration");
    }

    @Test
    void moveToAForbiddenNodeIsRefusedWithTheConstraintsWords() {
        assertThat(plan(Seed.running(), new Intent.MoveResource(DB, NODE3)))
                .contains("refused: It must never run on node3: node preference.");
    }

    @Test
    void moveToStandbyNodeIsRefused() {
        Cib cib =
                Seed.edited(
                        Seed.running(),
                        ConfigurationEdit.nodeAttribute("id-mysql2", "standby", "on"));

        assertThat(plan(cib, new Intent.MoveResource(DB, MYSQL2)))
                .contains("refused: mysql2 is in standby.");
    }

    @Test
    void targetsHaveTheScoresOfToday() {
        Cib cib = Seed.running();
        var targets = Targets.of(new Situation(cib, Scheduler.schedule(cib, NOW)), DB);

        assertThat(targets)
                .extracting(target -> target.score().orElseThrow().value())
                .containsExactly(300, 150, -1_000_000);
        assertThat(targets).extracting(Target::legal).containsExactly(false, true, false);
    }

    @Test
    void sameInputsGiveTheSamePlan() {
        var intent = new Intent.MoveResource(WEB, MYSQL1);

        assertThat(PlanText.of(planner.plan(Seed.running(), intent, NOW)))
                .isEqualTo(PlanText.of(planner.plan(Seed.running(), intent, NOW)));
    }
}
