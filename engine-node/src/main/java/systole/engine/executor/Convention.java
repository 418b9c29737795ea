package systole.engine.executor;

import systole.engine.message.Operation;
import systole.engine.port.ProcessOutcome;
import systole.model.node.HistoryEntry.Status;

import java.util.List;
import java.util.Map;

/** How agents of one standard are found, called and understood. */
sealed interface Convention
        permits OcfConvention, LsbConvention, HeartbeatConvention, NoConvention {

    /** Where the agent may be; tried in order until one is there. */
    List<Call> calls(Operation operation, AgentSettings settings);

    /** What it means that the agent ended by itself. */
    Conclusion conclude(Operation operation, int exitCode, String output);

    /**
     * One way to call the agent.
     *
     * @param command the program and its arguments
     */
    record Call(List<String> command, Map<String, String> environment) {}

    /** The convention of a standard, as the CIB names it. */
    static Convention of(String standard) {
        return switch (standard) {
            case "ocf" -> new OcfConvention();
            case "lsb" -> new LsbConvention();
            case "heartbeat" -> new HeartbeatConvention();
            default -> new NoConvention();
        };
    }

    /** What an outcome means; empty handed if the run was called off. */
    default Conclusion conclude(Operation operation, ProcessOutcome outcome) {
        return switch (outcome) {
            case ProcessOutcome.Completed(int code, String output) ->
                    conclude(operation, code, output);
            case ProcessOutcome.TimedOut(var limit, _) ->
                    new Conclusion(
                            Conclusion.GENERIC,
                            Status.TIMED_OUT,
                            "timed out after " + words(limit.toMillis()));
            case ProcessOutcome.Killed _ ->
                    new Conclusion(Conclusion.GENERIC, Status.CANCELLED, "called off");
            case ProcessOutcome.NotRun(var reason, String detail) -> notRun(reason, detail);
        };
    }

    private static Conclusion notRun(ProcessOutcome.Reason reason, String detail) {
        int code =
                switch (reason) {
                    case NOT_FOUND -> Conclusion.NOT_INSTALLED;
                    case NOT_EXECUTABLE -> Conclusion.PERMISSION;
                    case REFUSED -> Conclusion.GENERIC;
                };
        return new Conclusion(code, Status.ERROR, detail);
    }

    private static String words(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    /** Tells whether a name can be part of a path without leading elsewhere. */
    static boolean plain(String name) {
        return !name.isEmpty() && !name.contains("/") && !name.startsWith(".");
    }
}
