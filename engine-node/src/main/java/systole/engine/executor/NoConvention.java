package systole.engine.executor;

import systole.engine.message.Operation;

import java.util.List;

/** A standard this version cannot call: its agents count as not installed. */
record NoConvention() implements Convention {

    @Override
    public List<Call> calls(Operation operation, AgentSettings settings) {
        return List.of();
    }

    @Override
    public Conclusion conclude(Operation operation, int exitCode, String output) {
        return Conclusion.ended(Conclusion.NOT_INSTALLED);
    }
}
