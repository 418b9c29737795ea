package systole.engine.transition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.node.NodeName;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TransitionTest {
    @Test
    void actionWaitsForAllItsInputs() {
        var transition = transition(30, real(1), real(2), real(3, 1, 2));
        assertThat(ids(transition.fire())).containsExactly(1, 2);

        transition.confirm(1);
        assertThat(transition.fire()).isEmpty();

        transition.confirm(2);
        assertThat(ids(transition.fire())).containsExactly(3);
        transition.confirm(3);
        assertThat(transition.settled()).isTrue();
        assertThat(transition.complete()).isTrue();
    }

    @Test
    void pseudoActionsConfirmThemselvesEvenInChainsAgainstTheOrder() {
        var transition = transition(30, real(1, 2), pseudo(2, 3), pseudo(3));

        assertThat(ids(transition.fire())).containsExactly(1);
        assertThat(transition.total()).isEqualTo(1);
    }

    @Test
    void neverMoreInFlightThanTheBatchLimit() {
        var transition = transition(2, real(1), real(2), real(3));
        assertThat(ids(transition.fire())).containsExactly(1, 2);
        assertThat(transition.fire()).isEmpty();

        transition.confirm(1);

        assertThat(ids(transition.fire())).containsExactly(3);
    }

    @Test
    void failureEndsItButWhatIsInFlightIsWaitedFor() {
        var transition = transition(30, real(1), real(2), real(3, 1));
        transition.fire();

        transition.fail(1);
        assertThat(transition.aborted()).isTrue();
        assertThat(transition.settled()).isFalse();
        assertThat(transition.fire()).isEmpty();

        transition.confirm(2);
        assertThat(transition.settled()).isTrue();
        assertThat(transition.complete()).isFalse();
        assertThat(transition.done()).isEqualTo(1);
    }

    @Test
    void confirmationOfWhatIsNotInFlightChangesNothing() {
        var transition = transition(30, real(1), real(2, 1));
        transition.fire();

        transition.confirm(2);
        transition.fail(2);

        assertThat(transition.done()).isZero();
        assertThat(transition.aborted()).isFalse();
    }

    @Test
    void emptyGraphIsSettled() {
        var transition = new Transition(1, TransitionGraph.EMPTY, 30);

        assertThat(transition.fire()).isEmpty();
        assertThat(transition.settled()).isTrue();
    }

    @Test
    void keyIsReadBackAsItWasWritten() {
        var key = new TransitionKey(4, 17, 7, "mysql1-3");

        assertThat(key).hasToString("4:17:7:mysql1-3");
        assertThat(TransitionKey.parse("4:17:7:mysql1-3")).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:1:x", "a:1:0:dc", "1:1:0:", "9999999999:1:0:dc"})
    void otherKeysAreNone(String text) {
        assertThat(TransitionKey.parse(text)).isEmpty();
    }

    private static Transition transition(int batch, Synapse... synapses) {
        return new Transition(1, new TransitionGraph(List.of(synapses)), batch);
    }

    private static List<Integer> ids(List<Action> actions) {
        return actions.stream().map(Action::id).toList();
    }

    private static Synapse real(int id, Integer... inputs) {
        return synapse(id, Optional.of(NodeName.of("node")), inputs);
    }

    private static Synapse pseudo(int id, Integer... inputs) {
        return synapse(id, Optional.empty(), inputs);
    }

    private static Synapse synapse(int id, Optional<NodeName> node, Integer... inputs) {
        var action =
                new Action(
                        id,
                        "r_start_0",
                        ResourceId.of("r"),
                        "start",
                        Duration.ZERO,
                        node,
                        node.map(_ -> new AgentName("ocf", "systole", "Dummy")),
                        Map.of(),
                        Duration.ofSeconds(20),
                        0,
                        "");
        return new Synapse(action, List.of(inputs));
    }
}
