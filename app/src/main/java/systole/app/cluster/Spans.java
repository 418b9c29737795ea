package systole.app.cluster;

import systole.app.l10n.Messages;

import java.time.Duration;

/** Spans of time in words short enough for a chip. */
public final class Spans {
    private Spans() {}

    /** A span that is still growing or only estimated, in tenths of a second. */
    public static String fine(Messages messages, Duration span) {
        long tenths = span.toMillis() / 100;
        return messages.now("cluster.span.fine", tenths / 10.0);
    }

    /** A span in its largest unit: {@code 12 s}, {@code 4 min}, {@code 12 h}, {@code 4 d}. */
    public static String coarse(Messages messages, Duration span) {
        if (span.toMinutes() < 1) {
            return messages.now("cluster.span.seconds", Math.max(0, span.toSeconds()));
        }
        if (span.toHours() < 1) {
            return messages.now("cluster.span.minutes", span.toMinutes());
        }
        return span.toDays() < 1
                ? messages.now("cluster.span.hours", span.toHours())
                : messages.now("cluster.span.days", span.toDays());
    }
}
