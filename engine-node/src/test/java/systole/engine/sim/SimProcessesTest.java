package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.port.ProcessOutcome;
import systole.engine.port.ProcessRequest;
import systole.engine.port.ProcessRunner;
import systole.engine.port.ProcessRunnerContract;
import systole.engine.port.Stage;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SimProcessesTest extends ProcessRunnerContract {
    private static final NodeName NODE = NodeName.of("node1");
    private static final ResourceId WEB = ResourceId.of("web");

    private final SimStage stage = SimStage.open(3);
    private final Agents agents = new Agents(stage.world(), NODE);
    private final SimProcesses runner = new SimProcesses(stage.loop(), agents);

    @Override
    protected Setting open() {
        return new Setting() {
            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public ProcessRunner runner() {
                return runner;
            }

            @Override
            public ProcessRequest returning(int exitCode) {
                agents.behave(new Agents.Manner(Duration.ofMillis(9), exitCode * 1_000, 0, 0, 0));
                return request("web", "start", Duration.ofSeconds(5));
            }

            @Override
            public ProcessRequest hanging(Duration timeout) {
                agents.behave(new Agents.Manner(Duration.ofMillis(9), 0, 0, 0, 1_000));
                return request("web", "start", timeout);
            }

            @Override
            public ProcessRequest missing() {
                agents.uninstall(ResourceId.of("elsewhere"));
                return request("elsewhere", "start", Duration.ofSeconds(5));
            }
        };
    }

    @Test
    void monitorTellsTheTruthAtItsEnd() {
        assertThat(codes("monitor", "start", "monitor")).containsExactly(7, 0, 0);
        assertThat(agents.running()).containsExactly(WEB);

        agents.kill(WEB);

        assertThat(codes("monitor", "stop", "monitor")).containsExactly(7, 0, 7);
    }

    @Test
    void powerCutEndsProcessesAndAnswersNobody() {
        codes("start");
        var answers = new ArrayList<ProcessOutcome>();
        runner.start(request("web", "stop", Duration.ofSeconds(5)), answers::add);

        agents.cutPower();
        stage.world().run(Duration.ofMinutes(1));

        assertThat(agents.running()).isEmpty();
        assertThat(answers).isEmpty();
    }

    private List<Integer> codes(String... operations) {
        var codes = new ArrayList<Integer>();
        for (String operation : operations) {
            int before = codes.size();
            runner.start(
                    request("web", operation, Duration.ofSeconds(5)),
                    outcome -> codes.add(((ProcessOutcome.Completed) outcome).exitCode()));
            stage.until(operation, () -> codes.size() > before);
        }
        return codes;
    }

    private static ProcessRequest request(String resource, String operation, Duration timeout) {
        return new ProcessRequest(
                List.of("/sim/agent", operation),
                Map.of("OCF_RESOURCE_INSTANCE", resource),
                timeout,
                100);
    }
}
