package systole.model.resource;

import java.time.Duration;
import java.util.Optional;

/**
 * How an operation of a resource is to be run ({@code op}).
 *
 * @param interval zero for what runs once
 * @param timeout how long one run may take; empty means the cluster's default
 * @param startDelay wait before the first recurring run
 * @param onFail what a failure leads to: ignore, block, stop, restart, fence, migrate (ban), …;
 *     empty means the default
 * @param role the role it belongs to: Started unless said otherwise
 */
public record OperationDefinition(
        String id,
        String name,
        Duration interval,
        Optional<Duration> timeout,
        Duration startDelay,
        Optional<String> onFail,
        String role,
        boolean enabled) {

    /** Tells whether it is repeated. */
    public boolean recurring() {
        return interval.isPositive();
    }
}
