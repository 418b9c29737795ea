package systole.engine.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tool typed at the far end of a connection. Files it names are files of that end, so that it is
 * refused: no file of this node is read or written for a visitor.
 */
public final class DistantTool {
    private static final int LONGEST_INPUT = 16 * 1024 * 1024;

    private DistantTool() {}

    /**
     * Runs it to its end.
     *
     * @param words the tool's name and its arguments
     * @param in read only by what takes XML from standard input
     * @return the exit code; everything is printed by then
     * @throws IOException if the visitor takes or gives nothing any more
     */
    public static int run(List<String> words, InputStream in, ClusterAccess cluster, Outlet outlet)
            throws IOException, InterruptedException {
        String name = words.isEmpty() ? "" : words.getFirst();
        List<String> arguments = words.subList(Math.min(1, words.size()), words.size());
        Needs needs = Toolbox.needs(name, arguments);
        Optional<ToolResult> early =
                Toolbox.withoutCluster(name, arguments)
                        .or(() -> fileNeeded(name, arguments, needs));
        if (early.isPresent()) {
            outlet.print(early.get());
            return early.get().exit();
        }
        Optional<String> input = Optional.empty();
        if (needs.input()) {
            byte[] bytes = in.readNBytes(LONGEST_INPUT + 1);
            if (bytes.length > LONGEST_INPUT) {
                outlet.print(new ToolResult("", name + ": the input is too large\n", 1));
                return 1;
            }
            input = Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        return Toolbox.run(new ToolRequest(name, arguments, Map.of(), input), cluster, outlet);
    }

    private static Optional<ToolResult> fileNeeded(
            String name, List<String> arguments, Needs needs) {
        String words = name + ": no file can be read from here; pipe it in instead (-p)\n";
        return needs.files().isEmpty() && needs.cib().isEmpty()
                ? Optional.empty()
                : Optional.of(Toolbox.failed(arguments, words, Given.WRONG_USAGE));
    }
}
