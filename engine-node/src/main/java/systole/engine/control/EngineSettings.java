package systole.engine.control;

import systole.engine.executor.AgentSettings;
import systole.model.cib.Cib;

import java.time.Duration;

/**
 * How an engine is set up.
 *
 * @param initialCib what to begin with if the store has none
 * @param policy what decides
 * @param agents where agents are and what they are told
 * @param answerGrace how much longer than its timeout an operation may stay unanswered before the
 *     controller counts it as failed
 * @param moveLimit how long a requested move may take before it is taken back
 * @param leaveLimit how long a leaving node waits for its resources to be moved away
 */
public record EngineSettings(
        Cib initialCib,
        Policy policy,
        AgentSettings agents,
        Duration answerGrace,
        Duration moveLimit,
        Duration leaveLimit) {

    /** The usual limits. */
    public static EngineSettings of(Cib initialCib, Policy policy, AgentSettings agents) {
        return new EngineSettings(
                initialCib,
                policy,
                agents,
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofMinutes(20));
    }
}
