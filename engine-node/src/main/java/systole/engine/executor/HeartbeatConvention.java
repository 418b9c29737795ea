package systole.engine.executor;

import systole.engine.message.Operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Heartbeat 1 scripts: the parameters named 1, 2, … come before the action, and whether the
 * resource runs is told by what {@code status} prints, not by its exit code.
 */
record HeartbeatConvention() implements Convention {

    @Override
    public List<Call> calls(Operation operation, AgentSettings settings) {
        String type = operation.agent().type();
        if (!Convention.plain(type)) {
            return List.of();
        }
        return settings.heartbeatFolders().stream()
                .map(
                        folder ->
                                new Call(
                                        command(folder + "/" + type, operation),
                                        settings.environment()))
                .toList();
    }

    private static List<String> command(String program, Operation operation) {
        var command = new ArrayList<String>();
        command.add(program);
        for (int i = 1; operation.parameters().containsKey(Integer.toString(i)); i++) {
            command.add(operation.parameters().getOrDefault(Integer.toString(i), ""));
        }
        command.add(operation.name().equals("monitor") ? "status" : operation.name());
        return command;
    }

    @Override
    public Conclusion conclude(Operation operation, int exitCode, String output) {
        return Conclusion.ended(operation.name().equals("monitor") ? status(output) : exitCode);
    }

    private static int status(String output) {
        String lower = output.toLowerCase(Locale.ROOT);
        boolean stopped = lower.contains("stopped") || lower.matches("(?s).*not.*running.*");
        boolean running = lower.contains("running") || output.contains("OK");
        return running && !stopped ? Conclusion.OK : Conclusion.NOT_RUNNING;
    }
}
