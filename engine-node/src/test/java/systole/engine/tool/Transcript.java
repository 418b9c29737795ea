package systole.engine.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands and what they printed, as text that is read like a terminal:
 *
 * <pre>
 * $ crm_standby -G -U b
 * scope=nodes value=off
 * $ crm_standby -v maybe -U b    -> rc=1
 * [stderr] Please specify 'true' or 'false' with -v
 * </pre>
 *
 * <p>What a tool has to have read stands in the given files; what it writes is printed behind its
 * file's name in brackets.
 */
record Transcript(List<String> commands) {
    private static final Pattern PROMPT = Pattern.compile("(?m)^\\$ (.*?)(?: +-> rc=\\d+)?$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** The commands of a transcript. */
    static Transcript of(String text) {
        return new Transcript(PROMPT.matcher(text).results().map(one -> one.group(1)).toList());
    }

    /** The transcript of these commands on a cluster, each on what the ones before have made. */
    String play(ClusterAccess cluster, Map<String, String> files) {
        return commands.stream()
                .map(typed -> scene(typed, cluster, files))
                .collect(Collectors.joining());
    }

    private static String scene(String typed, ClusterAccess cluster, Map<String, String> files) {
        List<String> words = words(typed);
        List<String> arguments = words.subList(1, words.size());
        var read = new TreeMap<>(files);
        read.keySet().retainAll(Toolbox.needs(words.getFirst(), arguments).files());
        Optional<String> input = Optional.ofNullable(files.get("stdin"));
        ToolResult result =
                Toolbox.runHere(new ToolRequest(words.getFirst(), arguments, read, input), cluster);
        var text = new StringBuilder("$ ").append(typed);
        text.append(result.exit() == 0 ? "" : "    -> rc=" + result.exit()).append('\n');
        text.append(lines("", result.out())).append(lines("[stderr] ", result.err()));
        new TreeMap<>(result.files())
                .forEach((name, saved) -> text.append(lines("[" + name + "] ", saved)));
        return text.toString();
    }

    private static String lines(String before, String text) {
        return text.lines().map(line -> before + line + "\n").collect(Collectors.joining());
    }

    private static List<String> words(String typed) {
        var words = new ArrayList<String>();
        WORD.matcher(typed)
                .results()
                .forEach(one -> words.add(one.group(1) == null ? one.group(2) : one.group(1)));
        return words;
    }
}
