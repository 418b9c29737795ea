package systole.engine.scheduler.action;

import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.unpack.Host;

import java.util.List;
import java.util.Optional;

/**
 * What will be done, and what is the case then.
 *
 * @param placement where each unit will be, by its index; a unit that was given a host but cannot
 *     be started now will be nowhere
 * @param warnings one sentence each
 */
public record Outcome(
        TransitionGraph graph, List<Optional<Host>> placement, List<String> warnings) {

    /** Copies the lists. */
    public Outcome {
        placement = List.copyOf(placement);
        warnings = List.copyOf(warnings);
    }
}
