package systole.engine.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What happened, one line a fact: a hash over all lines, to compare two runs, and the last lines,
 * to understand a failure.
 */
public final class Trace {
    private static final int KEPT = Integer.getInteger("systole.trace", 300);

    private final Deque<String> last = new ArrayDeque<>();
    private long hash = 0xCBF29CE484222325L;
    private long lines;

    /** Adds a line at a time in nanoseconds. */
    void add(long nanos, String line) {
        String whole = seconds(nanos) + " " + line;
        for (int i = 0; i < whole.length(); i++) {
            hash = (hash ^ whole.charAt(i)) * 0x100000001B3L;
        }
        lines++;
        last.addLast(whole);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    /** Seconds with six decimals, in a column of their own. */
    private static String seconds(long nanos) {
        String micros = Long.toString(1_000_000 + nanos / 1_000 % 1_000_000).substring(1);
        String whole = Long.toString(nanos / 1_000_000_000);
        return " ".repeat(Math.max(0, 6 - whole.length())) + whole + "." + micros;
    }

    /** A number that two equal runs share and, for all practical purposes, only they. */
    public String digest() {
        return lines + ":" + Long.toHexString(hash);
    }

    /** The last lines, oldest first. */
    public List<String> last() {
        return List.copyOf(last);
    }
}
