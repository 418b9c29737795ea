package systole.app.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts one line of XML into coloured stretches. Anything it does not recognise is plain text. */
final class XmlTokens {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment><!--.*?(-->|$))"
                            + "|(?<tag></?[\\w:.-]+|/?>|<\\?[\\w:.-]+|\\?>)"
                            + "|(?<name>[\\w:.-]+)(?==\")"
                            + "|(?<value>\"[^\"]*\")");
    private static final List<String> KINDS = List.of("comment", "tag", "name", "value");

    private XmlTokens() {}

    /**
     * A stretch of a line.
     *
     * @param style its style class, {@code xml-tag} for one; empty for plain text
     */
    record Token(int length, String style) {}

    /** The stretches of a line; their lengths sum to the line's. */
    static List<Token> of(String line) {
        var tokens = new ArrayList<Token>();
        Matcher matcher = TOKEN.matcher(line);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                tokens.add(new Token(matcher.start() - end, ""));
            }
            tokens.add(new Token(matcher.end() - matcher.start(), "xml-" + kind(matcher)));
            end = matcher.end();
        }
        if (end < line.length()) {
            tokens.add(new Token(line.length() - end, ""));
        }
        return tokens;
    }

    private static String kind(Matcher matcher) {
        return KINDS.stream().filter(kind -> matcher.group(kind) != null).findFirst().orElseThrow();
    }
}
