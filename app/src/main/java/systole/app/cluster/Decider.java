package systole.app.cluster;

import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;

import java.time.Instant;

/**
 * Decides what a cluster would do. Pure: the same CIB and time give the same decision, on any
 * thread.
 */
@FunctionalInterface
public interface Decider {
    /** What the cluster would do with this CIB at this time. */
    Decision decide(Cib cib, Instant now);
}
