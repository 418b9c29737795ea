package systole.engine.executor;

import systole.engine.message.Operation;

import java.util.List;

/**
 * Init scripts (Linux Standard Base): the action is the only argument, {@code monitor} is called
 * {@code status}, whose exit codes have a meaning of their own; what a script prints is ignored.
 */
record LsbConvention() implements Convention {

    @Override
    public List<Call> calls(Operation operation, AgentSettings settings) {
        String type = operation.agent().type();
        if (!Convention.plain(type)) {
            return List.of();
        }
        String action = operation.name().equals("monitor") ? "status" : operation.name();
        return settings.lsbFolders().stream()
                .map(
                        folder ->
                                new Call(
                                        List.of(folder + "/" + type, action),
                                        settings.environment()))
                .toList();
    }

    @Override
    public Conclusion conclude(Operation operation, int exitCode, String output) {
        return Conclusion.ended(operation.name().equals("monitor") ? status(exitCode) : exitCode);
    }

    private static int status(int exitCode) {
        return switch (exitCode) {
            case 0 -> Conclusion.OK;
            case 1, 2, 3 -> Conclusion.NOT_RUNNING;
            case 4 -> Conclusion.GENERIC;
            default -> exitCode;
        };
    }
}
