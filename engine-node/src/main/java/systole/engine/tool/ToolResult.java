package systole.engine.tool;

import java.util.Map;

/**
 * What a tool printed and how it ended.
 *
 * @param out standard output, with its line breaks
 * @param err standard error, the same
 * @param exit 0 to 255; 0 is success
 * @param files to be written where it was typed: texts by name
 */
public record ToolResult(String out, String err, int exit, Map<String, String> files) {

    /** Refuses a code no process can end with, and copies the files. */
    public ToolResult {
        if (exit < 0 || exit > 255) {
            throw new IllegalArgumentException("not an exit code: " + exit);
        }
        files = Map.copyOf(files);
    }

    /** A result without files. */
    public ToolResult(String out, String err, int exit) {
        this(out, err, exit, Map.of());
    }

    /** Success, with this on standard output. */
    static ToolResult printed(String out) {
        return new ToolResult(out, "", 0);
    }
}
