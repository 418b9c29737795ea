package systole.remote.bus;

import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.session.ServerSession;

import systole.remote.ssh.Grace;
import systole.remote.ssh.QuietServer;
import systole.remote.ssh.Strangers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets other nodes call. Whoever shows a key of the cluster under the bus's own user name gets a
 * line and nothing else: no shell, no commands, no files, no forwarding. Whoever does not is gone
 * soon, and cannot keep others out.
 */
final class SshDoor implements AutoCloseable {

    private static final int STRANGERS_FROM_ONE = 4;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final SshServer server;
    private final Strangers strangers;

    SshDoor(
            Supplier<ClusterKeys> keys,
            Strangers strangers,
            Consumer<Line> callers,
            ExecutorService io,
            ScheduledExecutorService timer) {
        this.strangers = strangers;
        this.server = new QuietServer();
        SshTerms.applyTo(server, io, timer);
        server.setKeyExchangeFactories(
                List.of(ServerBuilder.DH2KEX.apply(BuiltinDHFactories.curve25519)));
        server.setKeyPairProvider(
                KeyPairProvider.wrap(() -> List.of(keys.get().signing().pair()).iterator()));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, shown, session) -> isNode(keys.get(), user, shown, session));
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        server.setSubsystemFactories(List.of(new LineSubsystem(callers)));
        server.addSessionListener(new Grace(timer, STRANGERS_FROM_ONE, GRACE));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 3);
        CoreModuleProperties.MAX_IDENTIFICATION_SIZE.set(server, 512);
    }

    /** Listens there; fails if it cannot. */
    void open(InetSocketAddress listen) throws IOException {
        server.setHost(listen.getAddress().getHostAddress());
        server.setPort(listen.getPort());
        server.start();
    }

    /** The port it listens on. */
    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private boolean isNode(ClusterKeys keys, String user, PublicKey shown, ServerSession session) {
        boolean node = user.equals(SshTerms.USER) && keys.accepts(shown);
        if (!node) {
            strangers.tell(
                    session.getClientAddress(),
                    user.equals(SshTerms.USER)
                            ? "calls with a key that is not this cluster's"
                            : "calls as a user that is not served here");
        }
        return node;
    }
}
