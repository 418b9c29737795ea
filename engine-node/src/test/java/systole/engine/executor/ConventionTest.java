package systole.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import systole.engine.port.ProcessOutcome;
import systole.model.resource.AgentName;

import java.time.Duration;
import java.util.Map;

class ConventionTest {
    @Test
    void ocfAgentIsToldItsParametersByEnvironment() {
        var bench = new Bench(4, "/ocf");
        bench.executor.execute(
                Bench.operation(
                        "db",
                        "monitor",
                        new AgentName("ocf", "systole", "Process"),
                        Duration.ofSeconds(10),
                        Map.of("command", "sleep", "odd-name", "x")));

        assertThat(bench.last().request.command())
                .containsExactly("/ocf/resource.d/systole/Process", "monitor");
        assertThat(bench.last().request.environment())
                .containsEntry("OCF_RESKEY_command", "sleep")
                .containsEntry("OCF_RESKEY_odd_name", "x")
                .containsEntry("OCF_RESKEY_CRM_meta_timeout", "20000")
                .containsEntry("OCF_RESKEY_CRM_meta_interval", "10000")
                .containsEntry("OCF_ROOT", "/ocf")
                .containsEntry("OCF_RA_VERSION_MAJOR", "1")
                .containsEntry("OCF_RESOURCE_INSTANCE", "db")
                .containsEntry("OCF_RESOURCE_TYPE", "Process")
                .containsEntry("OCF_RESOURCE_PROVIDER", "systole")
                .containsEntry("HA_RSCTMP", "/run/test");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "9, 9", "10, 1", "127, 1", "190, 1", "-1, 1"})
    void ocfCodesBeyondTheStandardArePlainFailures(int code, int meaning) {
        assertThat(result("ocf", "monitor", code, "")).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 7", "2, 7", "3, 7", "4, 1", "5, 5", "200, 1"})
    void statusOfAnInitScriptIsItsExitCode(int code, int meaning) {
        assertThat(result("lsb", "monitor", code, "running OK")).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "3, 3", "7, 7"})
    void otherActionsOfAnInitScriptKeepTheirCode(int code, int meaning) {
        assertThat(result("lsb", "start", code, "")).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "running, 0",
        "OK, 0",
        "'httpd is RUNNING, pid 4', 0",
        "stopped, 7",
        "not running, 7",
        "'is not currently running', 7",
        "ok, 7",
        "No, 7",
        "'', 7"
    })
    void statusOfAHeartbeatScriptIsWhatItPrints(String output, int meaning) {
        assertThat(result("heartbeat", "monitor", 1, output)).isEqualTo(meaning);
    }

    @Test
    void heartbeatScriptGetsItsParametersBeforeTheAction() {
        var bench = new Bench(4, "/ocf");
        bench.executor.execute(
                Bench.operation(
                        "ip",
                        "monitor",
                        new AgentName("heartbeat", "", "IPaddr"),
                        Duration.ZERO,
                        Map.of("2", "eth0", "1", "10.0.0.1", "x", "ignored")));

        assertThat(bench.last().request.command())
                .containsExactly("/ha.d/IPaddr", "10.0.0.1", "eth0", "status");
    }

    @ParameterizedTest
    @CsvSource({
        "ocf, '../../../tmp', evil",
        "ocf, systole, ../../evil",
        "ocf, '', Dummy",
        "lsb, '', ../evil",
        "heartbeat, '', /bin/sh",
        "systemd, '', sshd"
    })
    void nameThatLeadsElsewhereIsNoAgent(String standard, String provider, String type) {
        var bench = new Bench(4, "/ocf");
        bench.executor.execute(
                Bench.operation(
                        "x",
                        "start",
                        new AgentName(standard, provider, type),
                        Duration.ZERO,
                        Map.of()));

        assertThat(bench.processes).isEmpty();
        assertThat(bench.told).containsExactly("x_start_0=5");
    }

    private static int result(String standard, String action, int code, String output) {
        var bench = new Bench(4, "/ocf");
        bench.executor.execute(
                Bench.operation(
                        "x",
                        action,
                        new AgentName(standard, standard.equals("ocf") ? "systole" : "", "Agent"),
                        Duration.ZERO,
                        Map.of()));
        bench.last().ends(new ProcessOutcome.Completed(code, output));
        return bench.runs.getFirst().entry().exitCode();
    }
}
