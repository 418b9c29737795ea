package systole.engine.executor;

import systole.model.node.HistoryEntry.Status;

/**
 * What a run of an agent meant.
 *
 * @param exitCode in OCF's terms, whatever the agent's standard
 * @param words for operators; {@code ok} when all is well
 */
public record Conclusion(int exitCode, Status status, String words) {
    /** Done. */
    public static final int OK = 0;

    /** Failed, without further reason. */
    public static final int GENERIC = 1;

    /** The agent does not know the action. */
    public static final int UNIMPLEMENTED = 3;

    /** Not permitted. */
    public static final int PERMISSION = 4;

    /** The agent, or what it needs, is not there. */
    public static final int NOT_INSTALLED = 5;

    /** It does not run. */
    public static final int NOT_RUNNING = 7;

    private static final int LAST_OCF_CODE = 9;

    /** A run that came to its end with this code; codes OCF does not know are plain failures. */
    static Conclusion ended(int code) {
        int known = code >= 0 && code <= LAST_OCF_CODE ? code : GENERIC;
        String words = known == code ? meaning(known) : meaning(known) + ", exit code " + code;
        return new Conclusion(known, Status.DONE, words);
    }

    private static String meaning(int code) {
        return switch (code) {
            case OK -> "ok";
            case GENERIC -> "failed (1)";
            case 2 -> "wrong arguments (2)";
            case UNIMPLEMENTED -> "not implemented (3)";
            case PERMISSION -> "not permitted (4)";
            case NOT_INSTALLED -> "not installed (5)";
            case 6 -> "not configured (6)";
            case NOT_RUNNING -> "not running (7)";
            case 8 -> "running, promoted (8)";
            default -> "failed, promoted (9)";
        };
    }
}
