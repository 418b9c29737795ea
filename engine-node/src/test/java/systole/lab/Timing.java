package systole.lab;

import java.time.Duration;

/**
 * How often nodes beat, and how long a silence means death; nothing of it is in ha.cf by default.
 */
enum Timing {
    DEFAULT(200, 1000, 1600),
    FAST(100, 400, 700);

    private final int keepaliveMillis;
    private final int deadtimeMillis;
    private final int longestOutageMillis;

    Timing(int keepaliveMillis, int deadtimeMillis, int longestOutageMillis) {
        this.keepaliveMillis = keepaliveMillis;
        this.deadtimeMillis = deadtimeMillis;
        this.longestOutageMillis = longestOutageMillis;
    }

    /** What ha.cf says of it. */
    String directives() {
        return switch (this) {
            case DEFAULT -> "";
            case FAST ->
                    """
                    keepalive %dms
                    warntime %dms
                    deadtime %dms
                    """
                            .formatted(keepaliveMillis, deadtimeMillis / 2, deadtimeMillis);
        };
    }

    /** The span after which a silent node is dead. */
    Duration deadtime() {
        return Duration.ofMillis(deadtimeMillis);
    }

    /** What the client may miss of the address when its host dies, in the median. */
    Duration longestOutage() {
        return Duration.ofMillis(longestOutageMillis);
    }

    @Override
    public String toString() {
        return keepaliveMillis + "/" + deadtimeMillis + " ms";
    }
}
