package systole.engine.hacf;

import systole.engine.hacf.Problem.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the problems of one file, in the order of its lines. */
final class Report {
    private static final Pattern UNPRINTABLE = Pattern.compile("(?U)[\\p{Cntrl}\u2028\u2029]");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Report(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void error(int line, String text, String hint) {
        add(Severity.ERROR, line, text, hint);
    }

    void warning(int line, String text, String hint) {
        add(Severity.WARNING, line, text, hint);
    }

    void remark(int line, String text, String hint) {
        add(Severity.REMARK, line, text, hint);
    }

    private void add(Severity severity, int line, String text, String hint) {
        problems.add(new Problem(severity, file, line, printable(text), printable(hint)));
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
