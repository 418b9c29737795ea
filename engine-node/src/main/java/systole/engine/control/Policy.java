package systole.engine.control;

import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;

import java.time.Instant;

/** Decides what is to be done. A pure function; the product's is the scheduler. */
@FunctionalInterface
public interface Policy {
    /** What is to be done about this CIB at this time. */
    Decision decide(Cib cib, Instant now);
}
