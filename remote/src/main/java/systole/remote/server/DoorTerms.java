package systole.remote.server;

import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.extension.DefaultServerKexExtensionHandler;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the door speaks: what every OpenSSH of the last ten years speaks and a hardened one of today
 * still does. Key exchanges that would cost a stranger little and this node much are left out.
 */
final class DoorTerms {
    private static final long WINDOW = 256 * 1024;
    private static final int MOST_CHANNELS = 4;
    private static final int MOST_AUTH_REQUESTS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private DoorTerms() {}

    static void applyTo(SshServer server) {
        server.setKeyExchangeFactories(
                Stream.of(
                                BuiltinDHFactories.mlkem768x25519,
                                BuiltinDHFactories.curve25519,
                                BuiltinDHFactories.curve25519_libssh,
                                BuiltinDHFactories.ecdhp256,
                                BuiltinDHFactories.ecdhp384)
                        .filter(BuiltinDHFactories::isSupported)
                        .map(ServerBuilder.DH2KEX)
                        .toList());
        server.setKexExtensionHandler(DefaultServerKexExtensionHandler.INSTANCE);
        server.setSignatureFactories(
                List.of(
                        BuiltinSignatures.ed25519,
                        BuiltinSignatures.nistp256,
                        BuiltinSignatures.nistp384,
                        BuiltinSignatures.nistp521,
                        BuiltinSignatures.rsaSHA512,
                        BuiltinSignatures.rsaSHA256));
        server.setCipherFactories(
                Stream.of(
                                BuiltinCiphers.aes128gcm,
                                BuiltinCiphers.aes256gcm,
                                BuiltinCiphers.cc20p1305_openssh,
                                BuiltinCiphers.aes128ctr,
                                BuiltinCiphers.aes192ctr,
                                BuiltinCiphers.aes256ctr)
                        .filter(BuiltinCiphers::isSupported)
                        .<NamedFactory<Cipher>>map(one -> one)
                        .toList());
        server.setMacFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm));
        server.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE));
        server.setChannelStreamWriterResolver((channel, _) -> new BoundedWriter(channel));
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "systole");
        CoreModuleProperties.MAX_IDENTIFICATION_SIZE.set(server, 512);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MOST_AUTH_REQUESTS);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, MOST_CHANNELS);
        CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, LONGEST_PAUSE);
    }
}
