package systole.lab;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the address when something happened to its host.
 *
 * @param begun when it was about to happen
 * @param outage what the client missed
 * @param takeover when, after that, the new host had it
 * @param margin how long before the new host took it the old one had let go; negative if too late,
 *     empty if it never did
 */
record Failover(
        NodeName from,
        NodeName to,
        Instant begun,
        Duration outage,
        Duration takeover,
        Optional<Duration> margin) {}
