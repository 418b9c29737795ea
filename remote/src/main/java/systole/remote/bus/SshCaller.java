package systole.remote.bus;

import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.config.keys.ClientIdentityLoader;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.future.CancelOption;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.session.helpers.AbstractSessionFactory;

import systole.remote.ssh.Strangers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Calls other nodes. Each side proves itself by a key of the cluster, or there is no line. */
final class SshCaller implements Dialer.Caller, AutoCloseable {
    /** What a machine that has just started may need for its first handshake. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(2);

    private final SshClient client;
    private final Duration patience;
    private final Duration handshake;
    private final Strangers strangers;

    SshCaller(
            Supplier<ClusterKeys> keys,
            Duration patience,
            Strangers strangers,
            ExecutorService io,
            ScheduledExecutorService timer) {
        this.patience = patience;
        this.handshake = patience.compareTo(HANDSHAKE) > 0 ? patience : HANDSHAKE;
        this.strangers = strangers;
        this.client = new Client();
        SshTerms.applyTo(client, io, timer);
        client.setKeyExchangeFactories(
                List.of(ClientBuilder.DH2KEX.apply(BuiltinDHFactories.curve25519)));
        client.setChannelFactories(List.of());
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setClientIdentityLoader(ClientIdentityLoader.DEFAULT);
        client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setKeyIdentityProvider(_ -> List.of(keys.get().signing().pair()));
        client.setServerKeyVerifier((_, from, key) -> knows(keys.get(), from, key));
    }

    void start() {
        client.start();
    }

    @Override
    public Line call(InetSocketAddress address) throws IOException {
        ClientSession session =
                client.connect(SshTerms.USER, address)
                        .verify(patience, CancelOption.CANCEL_ON_TIMEOUT)
                        .getSession();
        try {
            session.auth().verify(handshake);
            ChannelSubsystem channel = session.createSubsystemChannel(SshTerms.SUBSYSTEM);
            channel.open().verify(handshake);
            return new Line(
                    address,
                    channel.getInvertedOut(),
                    channel.getInvertedIn(),
                    () -> Thread.startVirtualThread(() -> session.close(true)));
        } catch (IOException | RuntimeException broken) {
            session.close(true);
            throw broken;
        }
    }

    @Override
    public void close() {
        client.stop();
    }

    private boolean knows(ClusterKeys keys, SocketAddress from, PublicKey shown) {
        boolean known = keys.accepts(shown);
        if (!known) {
            strangers.tell(from, "answers with a key that is not this cluster's");
        }
        return known;
    }

    /** A client without the library's timers: who waits here sets a limit of its own. */
    private static final class Client extends SshClient {
        @Override
        protected void setupSessionTimeout(AbstractSessionFactory<?, ?> factory) {
            // nothing ticks while nothing happens
        }
    }
}
