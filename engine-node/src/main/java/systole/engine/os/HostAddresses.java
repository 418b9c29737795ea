package systole.engine.os;

import systole.engine.hacf.NodeAddresses;
import systole.model.node.NodeName;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Addresses of nodes, by this host's own interfaces and its file of hosts. Never asks the network,
 * which may not be there yet.
 */
record HostAddresses(NodeName self, List<String> own, List<String> hosts) implements NodeAddresses {
    private static final Path HOSTS = Path.of("/etc/hosts");

    static NodeAddresses ofThisHost(NodeName self) {
        return node -> read(self, HOSTS).of(node);
    }

    static HostAddresses read(NodeName self, Path hosts) {
        return new HostAddresses(self, interfaces(), lines(hosts));
    }

    @Override
    public List<String> of(NodeName node) {
        Stream<String> local = same(node.value(), self.value()) ? own.stream() : Stream.of();
        Stream<String> listed =
                hosts.stream()
                        .map(line -> line.replaceAll("#.*", "").strip().split("\\s+"))
                        .filter(
                                words ->
                                        Stream.of(words)
                                                .skip(1)
                                                .anyMatch(w -> same(w, node.value())))
                        .map(words -> words[0]);
        return Stream.concat(local, listed).distinct().toList();
    }

    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static List<String> lines(Path hosts) {
        try {
            return Files.readAllLines(hosts);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> interfaces() {
        try {
            var addresses = new ArrayList<String>();
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .forEach(addresses::add);
            return addresses;
        } catch (SocketException e) {
            return List.of();
        }
    }
}
