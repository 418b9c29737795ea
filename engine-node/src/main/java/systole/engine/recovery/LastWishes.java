package systole.engine.recovery;

import systole.engine.control.EngineObserver;
import systole.engine.executor.AgentSettings;
import systole.engine.executor.Invocation;
import systole.engine.message.Operation;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Knows at any moment how to stop what may run on this node: everything whose start was begun or
 * that was found running, last started first. Given away as a shell script whenever it changes.
 */
public final class LastWishes implements EngineObserver {
    private final AgentSettings agents;
    private final Consumer<String> keeper;
    private final Map<ResourceId, Operation> active = new LinkedHashMap<>();
    private Optional<Cib> cib = Optional.empty();

    /**
     * @param keeper keeps the latest script where the guard finds it
     */
    public LastWishes(AgentSettings agents, Consumer<String> keeper) {
        this.agents = agents;
        this.keeper = keeper;
        keeper.accept(script());
    }

    @Override
    public void operationStarted(Operation operation) {
        if (operation.name().equals("start")) {
            note(operation);
        }
    }

    @Override
    public void operationFinished(
            Operation operation, HistoryEntry entry, String outcome, String output, Duration took) {
        if (operation.name().equals("stop") && entry.exitCode() == 0) {
            if (active.remove(operation.resource()) != null) {
                keeper.accept(script());
            }
        } else if (operation.name().equals("monitor")
                && entry.exitCode() == 0
                && !active.containsKey(operation.resource())) {
            note(operation);
        }
    }

    private void note(Operation operation) {
        active.remove(operation.resource());
        active.put(operation.resource(), cib.map(operation::stopped).orElseGet(operation::stopped));
        keeper.accept(script());
    }

    @Override
    public void cibChanged(Cib before, Cib after) {
        cib = Optional.of(after);
    }

    private String script() {
        var text = new StringBuilder("# What to stop when the engine is gone, in this order.\n");
        var stops = new ArrayList<>(active.values());
        for (Operation stop : stops.reversed()) {
            text.append("# ").append(stop.resource()).append('\n');
            append(text, stop);
        }
        return text.toString();
    }

    private void append(StringBuilder text, Operation stop) {
        List<Invocation> places = Invocation.of(stop, agents);
        String word = "if";
        for (Invocation place : places) {
            text.append(word)
                    .append(" [ -x ")
                    .append(quoted(place.command().getFirst()))
                    .append(" ]; then\n    env -i");
            place.environment()
                    .forEach((name, value) -> text.append(' ').append(quoted(name + "=" + value)));
            text.append(" timeout -k 5 ").append(Math.max(1, stop.timeout().toSeconds()));
            place.command().forEach(part -> text.append(' ').append(quoted(part)));
            text.append(" </dev/null >/dev/null 2>&1\n");
            word = "elif";
        }
        if (!places.isEmpty()) {
            text.append("fi\n");
        }
    }

    /** One word of a shell. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
