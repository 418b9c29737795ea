package systole.remote.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a door needs to know.
 *
 * @param listen where it is; port 0 takes any free one
 * @param authorizedKeys the file that says who may come in
 * @param hostKey the file of the node's own key; made if it is missing
 * @param clock for keys that expire
 */
public record DoorSettings(
        InetSocketAddress listen,
        Path authorizedKeys,
        Path hostKey,
        DoorLimits limits,
        InstantSource clock) {
    /** The port of the door, if nothing else is configured. */
    public static final int DEFAULT_PORT = 5560;

    /** The user everybody logs in as; who they are is known by their key. */
    public static final String USER = "hacluster";

    /** Refuses what can never work. */
    public DoorSettings {
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException(listen + " is no address of this machine");
        }
    }
}
