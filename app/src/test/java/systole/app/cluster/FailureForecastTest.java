package systole.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Seed.DB;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.WEB;

import org.junit.jupiter.api.Test;

import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;

import java.time.Instant;
import java.util.Optional;

/** The formula lines of the seed: {@code (A − B + stickiness) / |failure stickiness|}. */
class FailureForecastTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Optional<FailureForecast> forecast(Cib cib) {
        return FailureForecast.of(
                new Situation(cib, Scheduler.schedule(cib, NOW)), DB, Scheduler::schedule);
    }

    private static Cib weighing(String stickiness, String failure) {
        return Seed.edited(
                Seed.edited(
                        Seed.running(),
                        ConfigurationEdit.meta(DB, "resource_stickiness", stickiness)),
                ConfigurationEdit.meta(DB, "resource_failure_stickiness", failure));
    }

    @Test
    void seedMovesOnItsSecondFailure() {
        assertThat(forecast(Seed.running()))
                .contains(new FailureForecast(MYSQL1, 0, 2, Optional.of(MYSQL2)));
    }

    @Test
    void failuresThatHaveHappenedCount() {
        Cib cib = Seed.edited(Seed.running(), Seed.failcount(DB, MYSQL1, 1));

        assertThat(forecast(cib)).contains(new FailureForecast(MYSQL1, 1, 2, Optional.of(MYSQL2)));
    }

    @Test
    void quotientOfTwoStaysOnTheSecondAndMovesOnTheThird() {
        assertThat(forecast(weighing("150", "-100")).orElseThrow().leavesOn()).isEqualTo(3);
    }

    @Test
    void quotientOfFifteenMovesOnTheSixteenth() {
        assertThat(forecast(weighing("100", "-10")).orElseThrow().leavesOn()).isEqualTo(16);
    }

    @Test
    void lastNodeStopsInsteadOfMoving() {
        Cib cib = Seed.edited(Seed.running(), Seed.failcount(DB, MYSQL2, 3));

        assertThat(forecast(cib)).contains(new FailureForecast(MYSQL1, 0, 4, Optional.empty()));
    }

    @Test
    void withoutFailureStickinessNoFailureMovesIt() {
        assertThat(forecast(weighing("100", "0"))).isEmpty();
    }

    @Test
    void groupThatWeighsNoFailuresHasNoForecast() {
        Cib cib = Seed.running();

        assertThat(
                        FailureForecast.of(
                                new Situation(cib, Scheduler.schedule(cib, NOW)),
                                WEB,
                                Scheduler::schedule))
                .isEmpty();
    }
}
