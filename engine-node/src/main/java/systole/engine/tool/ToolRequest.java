package systole.engine.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed.
 *
 * @param tool the tool's name
 * @param arguments what stood behind it
 * @param files the text of each file the arguments name; one that could not be read is missing
 * @param input standard input, where the arguments ask for it
 */
public record ToolRequest(
        String tool, List<String> arguments, Map<String, String> files, Optional<String> input) {

    /** Copies the collections. */
    public ToolRequest {
        arguments = List.copyOf(arguments);
        files = Map.copyOf(files);
    }

    /** A request that needs nothing but its arguments. */
    public static ToolRequest of(String tool, String... arguments) {
        return new ToolRequest(tool, List.of(arguments), Map.of(), Optional.empty());
    }
}
