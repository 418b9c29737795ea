package systole.engine.daemon.control;

import jdk.net.ExtendedSocketOptions;

import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Who is at the other end of the control socket, as the kernel vouches. Whoever can connect is the
 * owner of the socket's file or in its group, haclient: an administrator, as in Heartbeat, unless
 * the CIB's access lists say otherwise of that user.
 */
final class Peer {
    private static final String LOCAL = "local";

    private Peer() {}

    static Visitor of(SocketChannel client) throws IOException {
        return new Visitor(
                client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName(),
                LOCAL,
                Role.ADMINISTER);
    }
}
