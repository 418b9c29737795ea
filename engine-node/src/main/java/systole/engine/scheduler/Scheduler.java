package systole.engine.scheduler;

import systole.engine.scheduler.action.Outcome;
import systole.engine.scheduler.action.Transition;
import systole.engine.scheduler.explain.Report;
import systole.engine.scheduler.placement.Placement;
import systole.engine.scheduler.placement.Placer;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.SituationReader;
import systole.model.cib.Cib;

import java.time.Instant;

/**
 * Decides what a cluster should do: a function of the document and the time, and of nothing else.
 *
 * <p>The arithmetic is Heartbeat 2's for both dialects. Clones are not run.
 */
public final class Scheduler {
    private Scheduler() {}

    /** The decision for a CIB at a given time. The same arguments give an equal decision. */
    public static Decision schedule(Cib cib, Instant now) {
        Situation situation = SituationReader.read(cib, now);
        Placement placement = Placer.place(situation);
        Outcome outcome = Transition.of(situation, placement);
        return Report.of(situation, placement, outcome);
    }
}
