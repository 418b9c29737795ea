package systole.remote.server;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words, as a shell does; nothing in it is expanded or run. */
final class Words {
    private static final int MOST = 4096;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /**
     * The words of the line. Single quotes keep everything as it is, double quotes everything but a
     * backslash before a quote, a backslash, a dollar sign or a backquote.
     *
     * @throws ParseException if a quote is not closed, or the line says more than can be meant
     */
    static List<String> split(String line) throws ParseException {
        var words = new Words(line);
        words.read();
        return List.copyOf(words.words);
    }

    private void read() throws ParseException {
        while (at < line.length()) {
            char c = line.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> end();
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '\\' -> add(escaped());
                case '\0' -> throw new ParseException("a character no word can have", at);
                default -> add(c);
            }
        }
        end();
    }

    private void quoted(char quote) throws ParseException {
        int start = at;
        inWord = true;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == quote) {
                return;
            }
            boolean special =
                    c == '\\'
                            && quote == '"'
                            && at < line.length()
                            && "\"\\$`".indexOf(line.charAt(at)) >= 0;
            if (c == '\0') {
                throw new ParseException("a character no word can have", at);
            }
            add(special ? line.charAt(at++) : c);
        }
        throw new ParseException("a quote that is not closed", start);
    }

    private char escaped() throws ParseException {
        if (at == line.length() || line.charAt(at) == '\0') {
            throw new ParseException("a backslash with nothing behind it", at);
        }
        return line.charAt(at++);
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void end() throws ParseException {
        if (inWord) {
            if (words.size() == MOST) {
                throw new ParseException("more than " + MOST + " words", at);
            }
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
