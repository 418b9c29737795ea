package systole.engine.daemon.control;

import systole.engine.port.View;
import systole.engine.tool.Hearing;

import java.util.Optional;

/** What a node knows of the others. Asked from any thread; never waits. */
@FunctionalInterface
public interface Surroundings {
    /** The view that holds, if any. */
    Optional<View> view();

    /** What it hears of each of them. */
    default Hearing hearing() {
        return Hearing.NOTHING;
    }
}
