package systole.engine.sim;

import systole.model.cib.Cib;

import java.time.Duration;
import java.util.Optional;

/**
 * A machine's disk. What was acknowledged survives everything; a write under way when the power
 * goes is lost, and sometimes torn: then its remains are found at the next start, and the document
 * before it.
 */
public final class Disk {
    /**
     * How a disk behaves.
     *
     * @param slowest the longest a write takes
     * @param failures writes that fail, in a thousand
     */
    public record Manner(Duration slowest, int failures) {
        /** A good disk. */
        public static final Manner GOOD = new Manner(Duration.ofMillis(8), 0);
    }

    private final SimRandom random;
    private Manner manner = Manner.GOOD;
    private Optional<Cib> durable = Optional.empty();
    private boolean lies;
    private boolean torn;
    private boolean writing;

    /** An empty disk. */
    public Disk(SimRandom random) {
        this.random = random;
    }

    /** Behaves differently from now on. */
    public void behave(Manner other) {
        manner = other;
    }

    /** Acknowledges without writing from now on, to see whether a checker notices. */
    public void lie() {
        lies = true;
    }

    /** The document a power cut would leave behind. */
    public Optional<Cib> durable() {
        return durable;
    }

    /** Puts a document there, as an installer does before the first start. */
    public void format(Cib cib) {
        durable = Optional.of(cib);
    }

    Duration beginWrite() {
        writing = true;
        return random.between(Duration.ofMillis(1), manner.slowest());
    }

    /** Ends a write; tells whether it is durable. */
    boolean endWrite(Cib cib) {
        writing = false;
        if (random.perMille(manner.failures())) {
            return false;
        }
        if (!lies) {
            durable = Optional.of(cib);
        }
        return true;
    }

    /** The power goes. */
    void cut() {
        torn = writing && random.perMille(500);
        writing = false;
    }

    /** Tells, once, whether the remains of a torn write were found. */
    boolean foundTorn() {
        boolean found = torn;
        torn = false;
        return found;
    }
}
