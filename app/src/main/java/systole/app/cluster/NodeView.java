package systole.app.cluster;

import systole.app.look.HealthState;

/**
 * What is known of one node.
 *
 * @param state running: it is online; stopped: it is in standby; failed: it is offline; unknown:
 *     its data is stale
 * @param online it takes part and can be asked to do things
 * @param standby an administrator keeps resources off it
 * @param controller it leads the cluster
 * @param stale its last beat is too long ago
 */
public record NodeView(
        HealthState state, boolean online, boolean standby, boolean controller, boolean stale) {

    /** Nothing is known yet. */
    public static final NodeView UNKNOWN =
            new NodeView(HealthState.UNKNOWN, false, false, false, true);
}
