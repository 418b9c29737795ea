package systole.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class SeedScenarioTest {

    @Test
    @Timeout(240)
    void runningEngineDoesWhatTheTableSays() throws Exception {
        var text = new ByteArrayOutputStream();

        boolean matched = SeedScenario.play(new PrintStream(text, true, StandardCharsets.UTF_8));

        var lines = text.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(matched).as("%s", lines).isTrue();
        assertThat(lines).hasSize(SeedRow.TABLE.size() + 2);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("h "))
                .singleElement()
                .asString()
                .contains("4,3", "-100", "-150", "stop mysql1", "killed process");
    }

    @Test
    void tableIsTheSeedsArithmetic() {
        assertThat(SeedRow.TABLE)
                .allSatisfy(
                        row -> {
                            assertThat(row.score1())
                                    .isEqualTo(score(200, row.failures1(), row, "mysql1"));
                            assertThat(row.score2())
                                    .isEqualTo(score(150, row.failures2(), row, "mysql2"));
                        });
    }

    private static int score(int preference, int failures, SeedRow row, String node) {
        return preference - 100 * failures + (row.runsOn().equals(node) ? 100 : 0);
    }
}
