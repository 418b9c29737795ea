package systole.lab;

import java.time.Duration;

/** How often cases are tried, and how long; less in the build than before a release. */
final class Runs {
    /** The median of these counts; {@code -Dsystole.lab.runs}. */
    static final int USUAL = Integer.getInteger("systole.lab.runs", 5);

    /** For what takes long. */
    static final int FEW = Math.max(1, USUAL / 2);

    /** No run of these may fail; {@code -Dsystole.lab.linkdowns}, 20 before a release. */
    static final int LINK_DOWN = Integer.getInteger("systole.lab.linkdowns", USUAL);

    /** Written while nodes die; {@code -Dsystole.lab.writes}. */
    static final int WRITES = Integer.getInteger("systole.lab.writes", 1000);

    /** Heard by a console while nodes die; {@code -Dsystole.lab.stream}, 10000 before a release. */
    static final int STREAM = Integer.getInteger("systole.lab.stream", 2000);

    /** Beside busy loops; {@code -Dsystole.lab.busy} in seconds, 600 before a release. */
    static final Duration BUSY = Duration.ofSeconds(Integer.getInteger("systole.lab.busy", 60));

    /** Under garbage; {@code -Dsystole.lab.flood} in seconds. */
    static final Duration FLOOD = Duration.ofSeconds(Integer.getInteger("systole.lab.flood", 30));

    private Runs() {}
}
