package systole.engine.executor;

import org.jspecify.annotations.Nullable;

import systole.engine.message.Operation;
import systole.engine.port.ProcessRunner;
import systole.model.node.HistoryEntry;
import systole.model.node.ResourceHistory;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known and under way of one resource on this node. */
final class Lane {
    private final ResourceId resource;
    private final Map<String, HistoryEntry> history = new TreeMap<>();
    private final Map<String, Repetition> repetitions = new TreeMap<>();
    private AgentName agent;
    private @Nullable Turn current;

    /** One run, waiting or under way. */
    static final class Turn {
        final Operation operation;
        final int callId;
        final @Nullable Repetition repetition;
        ProcessRunner.@Nullable Run process;
        boolean calledOff;

        Turn(Operation operation, int callId, @Nullable Repetition repetition) {
            this.operation = operation;
            this.callId = callId;
            this.repetition = repetition;
        }

        /** Kills the process, if there is one; its end is of no interest. */
        void callOff() {
            calledOff = true;
            if (process != null) {
                process.kill();
            }
        }
    }

    Lane(ResourceId resource, AgentName agent) {
        this.resource = resource;
        this.agent = agent;
    }

    ResourceId resource() {
        return resource;
    }

    void agent(AgentName newest) {
        agent = newest;
    }

    AgentName agent() {
        return agent;
    }

    Optional<Turn> current() {
        return Optional.ofNullable(current);
    }

    boolean idle() {
        return current == null;
    }

    void begin(Turn turn) {
        current = turn;
    }

    void end() {
        current = null;
    }

    Optional<HistoryEntry> last(String key) {
        return Optional.ofNullable(history.get(key));
    }

    void remember(HistoryEntry entry) {
        history.put(entry.key(), entry);
    }

    void forget(String key) {
        history.remove(key);
    }

    void forgetAll() {
        history.clear();
    }

    Map<String, Repetition> repetitions() {
        return repetitions;
    }

    ResourceHistory remembered() {
        List<HistoryEntry> entries = new ArrayList<>(history.values());
        return new ResourceHistory(resource, agent, entries);
    }
}
