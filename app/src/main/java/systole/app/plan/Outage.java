package systole.app.plan;

import systole.model.resource.ResourceId;

import java.time.Duration;

/**
 * A service that is away for a while: a top-level resource.
 *
 * @param lasts from the first stop to the last start, about
 */
public record Outage(ResourceId service, Duration lasts) {}
