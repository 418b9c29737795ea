package systole.engine.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.hacf.HaCf;
import systole.engine.os.SystemClock;
import systole.remote.server.ConsoleDoor;
import systole.remote.server.DoorLimits;
import systole.remote.server.DoorSettings;
import systole.remote.server.Reception;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** The node's door for visitors from elsewhere. A node whose door stays shut runs all the same. */
final class WayIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WayIn.class);
    private static final String HOST_KEY = "console_host_key";

    private final Optional<ConsoleDoor> door;

    private WayIn(Optional<ConsoleDoor> door) {
        this.door = door;
    }

    /**
     * Opens it, if ha.cf wants one.
     *
     * @param authorizedKeys the file that says who may come in
     * @param state the folder of the node's own key
     */
    static WayIn open(HaCf settings, Path authorizedKeys, Path state, Reception reception) {
        int port = settings.daemon().consolePort();
        if (port == 0) {
            return new WayIn(Optional.empty());
        }
        var door =
                new ConsoleDoor(
                        new DoorSettings(
                                new InetSocketAddress(port),
                                authorizedKeys,
                                state.resolve(HOST_KEY),
                                DoorLimits.USUAL,
                                new SystemClock()::now),
                        reception);
        try {
            door.open();
            return new WayIn(Optional.of(door));
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "node={} port {} for consoles and ssh stays closed: {}; the cluster is not"
                            + " affected",
                    settings.self(),
                    port,
                    e.getMessage());
            return new WayIn(Optional.empty());
        }
    }

    @Override
    public void close() {
        door.ifPresent(ConsoleDoor::close);
    }
}
