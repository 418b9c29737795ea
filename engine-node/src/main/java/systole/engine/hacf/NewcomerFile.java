package systole.engine.hacf;

import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rewrites ha.cf for one more node. Every line stays as it is; the new ones follow the last of
 * their kind.
 */
public final class NewcomerFile {
    private NewcomerFile() {}

    /**
     * The file with the node.
     *
     * @param addresses its address on each interface with links to single hosts, {@code DEVICE
     *     ADDRESS}
     * @throws IllegalArgumentException with one clear line if the node could not start with it
     */
    public static String of(String text, String node, List<String> addresses) {
        List<Directive> directives = Directive.all(text);
        var lines = new ArrayList<>(List.of(Directive.lines(text)));
        for (String address : addresses) {
            String line = "ucast " + address;
            if (directives.stream().noneMatch(one -> one.toString().equals(line))) {
                insert(lines, "ucast", line);
            }
        }
        insert(lines, "node", "node " + node);
        String extended = String.join("\n", lines) + "\n";
        HaCfResult result = HaCfReader.read(extended, "ha.cf", NodeName.of(node));
        if (result.settings().isEmpty()) {
            throw new IllegalArgumentException(
                    "with "
                            + node
                            + " ha.cf would be refused: "
                            + result.problems().stream()
                                    .filter(Problem::isError)
                                    .map(Problem::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return extended;
    }

    private static void insert(List<String> lines, String directive, String line) {
        List<Directive> all = Directive.all(String.join("\n", lines));
        int after =
                all.stream()
                        .filter(one -> one.name().equalsIgnoreCase(directive))
                        .mapToInt(Directive::line)
                        .max()
                        .orElse(lines.size());
        lines.add(after, line);
    }
}
