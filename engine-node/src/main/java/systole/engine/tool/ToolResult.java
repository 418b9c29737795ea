package systole.engine.tool;

/**
 * What a tool printed and how it ended.
 *
 * @param out standard output, with its line breaks
 * @param err standard error, the same
 * @param exit 0 to 255; 0 is success
 */
public record ToolResult(String out, String err, int exit) {

    /** Refuses a code no process can end with. */
    public ToolResult {
        if (exit < 0 || exit > 255) {
            throw new IllegalArgumentException("not an exit code: " + exit);
        }
    }

    /** Success, with this on standard output. */
    static ToolResult printed(String out) {
        return new ToolResult(out, "", 0);
    }
}
