package systole.engine.sim;

import java.time.Duration;

/**
 * Guards one promise. Fed with facts of the world, never with an engine's beliefs.
 *
 * <p>Throws a {@link Violation} as soon as the promise is broken.
 */
@FunctionalInterface
public interface Checker {
    /**
     * Something happened.
     *
     * @param at time since the world began
     */
    void observe(Observation fact, Duration at);
}
