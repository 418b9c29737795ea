package systole.engine.hacf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of ha.cf.
 *
 * @param line from 1
 * @param options the words after the name, split at blanks and commas
 * @param rest all that stands after the name, for directives that take a line as it is
 */
public record Directive(int line, String name, List<String> options, String rest) {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f]+");
    private static final Pattern SEPARATORS = Pattern.compile("[, \\t\\x0B\\f]+");

    /** Copies the options. */
    public Directive {
        options = List.copyOf(options);
    }

    /** The directives of a text; comments and blank lines are left out. */
    static List<Directive> all(String text) {
        var directives = new ArrayList<Directive>();
        String[] lines = lines(text);
        for (int i = 0; i < lines.length; i++) {
            of(i + 1, lines[i]).ifPresent(directives::add);
        }
        return directives;
    }

    /** The number of the last line. */
    static int lastLine(String text) {
        return Math.max(lines(text).length, 1);
    }

    /** The lines of a text; a byte order mark before the first is no part of it. */
    static String[] lines(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n");
    }

    private static Optional<Directive> of(int line, String text) {
        int comment = text.indexOf('#');
        String content = comment < 0 ? text : text.substring(0, comment);
        List<String> words = words(BLANKS, content, 2);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String rest = words.size() < 2 ? "" : words.get(1).strip();
        return Optional.of(new Directive(line, words.get(0), words(SEPARATORS, rest, 0), rest));
    }

    /** The words of a line taken as it is: blanks separate, commas do not. */
    List<String> words() {
        return words(BLANKS, rest, 0);
    }

    static List<String> words(Pattern separators, String text, int limit) {
        return Stream.of(separators.split(text.strip(), limit))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The words of a text, separated by blanks. */
    static List<String> words(String text) {
        return words(BLANKS, text, 0);
    }

    @Override
    public String toString() {
        return rest.isEmpty() ? name : name + " " + rest;
    }
}
