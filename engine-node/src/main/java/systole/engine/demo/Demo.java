package systole.engine.demo;

import systole.engine.embedded.EmbeddedCluster;
import systole.engine.os.SystemClock;
import systole.engine.os.SystemTicker;
import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/** The demo cluster, and its view on a terminal. */
public final class Demo {
    private Demo() {}

    /**
     * What to demonstrate.
     *
     * @param nodes how many nodes, unless the CIB names its own
     * @param cib the user's own CIB; empty means the shipped one
     * @param state a folder that outlives the demo; empty means a temporary one
     */
    public record Request(int nodes, Optional<Path> cib, Optional<Path> state) {
        /** Refuses more nodes than one machine should bear. */
        public Request {
            if (nodes < 1 || nodes > DemoCib.MOST_NODES) {
                throw new IllegalArgumentException(
                        "a demo has 1 to " + DemoCib.MOST_NODES + " nodes, not " + nodes);
            }
        }

        /** The usual demo. */
        public static Request usual() {
            return new Request(DemoCib.USUAL_NODES, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Starts the cluster. Whoever closes it stops everything that runs in it.
     *
     * @throws IOException with one clear line if the file or the folder cannot be used
     * @throws XmlException with file, line and column if the user's file is no CIB
     */
    public static EmbeddedCluster start(Request request) throws IOException, XmlException {
        Cib cib =
                request.cib().isPresent()
                        ? DemoCib.own(request.cib().get(), request.nodes())
                        : DemoCib.shipped(request.nodes(), freePort());
        String name = request.cib().map(Demo::nameOf).orElse("demo");
        var settings = EmbeddedCluster.Settings.temporary(name);
        return EmbeddedCluster.start(cib, request.state().map(settings::in).orElse(settings));
    }

    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "demo" : name.toString().replaceFirst("\\.xml$", "");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Prints the cluster whenever it has changed, until interrupted or until nobody reads any more.
     *
     * @param terminal whether {@code out} is one
     */
    public static void watch(EmbeddedCluster cluster, PrintStream out, boolean terminal) {
        new MonitorView(cluster, new SystemTicker(), new SystemClock(), out, terminal).run();
    }
}
