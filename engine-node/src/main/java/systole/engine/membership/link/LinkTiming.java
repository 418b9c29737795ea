package systole.engine.membership.link;

import java.time.Duration;

/**
 * The spans of the links.
 *
 * @param keepalive between two questions to a ping node
 * @param warntime after this silence a beat is late
 * @param deadtime after this silence a link is dead
 * @param deadping after this silence a ping node is dead
 */
public record LinkTiming(
        Duration keepalive, Duration warntime, Duration deadtime, Duration deadping) {}
