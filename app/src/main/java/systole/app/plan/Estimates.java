package systole.app.plan;

import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.Optional;

/** How long operations take in this cluster. May be asked on any thread. */
@FunctionalInterface
public interface Estimates {
    /** Nothing was ever measured. */
    Estimates NONE = (_, _) -> Optional.empty();

    /** How long the operation took when it last ran; empty if it never did. */
    Optional<Duration> took(ResourceId resource, String operation);
}
