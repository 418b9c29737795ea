package systole.app.cluster;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What following a cluster needs of the outside.
 *
 * @param window runs things on the thread of the window, in order, soon
 * @param background runs things in order on one thread that may take its time
 * @param keepalive how often each node's beat is due; older than twice this is stale
 */
public record ClusterPorts(
        Executor window, Executor background, Pulse pulse, Decider decider, Duration keepalive) {

    /** How old data may be before it counts as stale. */
    public Duration patience() {
        return keepalive.multipliedBy(2);
    }
}
