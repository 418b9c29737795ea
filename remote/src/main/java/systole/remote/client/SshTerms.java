package systole.remote.client;

import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.session.helpers.AbstractSessionFactory;
import org.apache.sshd.common.signature.BuiltinSignatures;

import systole.remote.ssh.Ed25519;
import systole.remote.ssh.SshBasics;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a console speaks: everything a node or a jump host of today may ask for, nothing that counts
 * as broken. Neither the person's SSH configuration nor a password plays a part.
 */
final class SshTerms {
    private static final List<String> BROKEN = List.of("sha1", "md5", "cbc", "3des", "arcfour");

    private SshTerms() {}

    static SshClient client(
            Identities identities,
            KeyRing keys,
            ExecutorService io,
            ScheduledExecutorService timer) {
        Ed25519.enable();
        SshClient client = ClientBuilder.builder().factory(Client::new).build(true);
        SshBasics.applyTo(client, io, timer);
        client.setKeyExchangeFactories(sound(ClientBuilder.setUpDefaultKeyExchanges(true)));
        client.setCipherFactories(sound(ClientBuilder.setUpDefaultCiphers(true)));
        client.setMacFactories(sound(ClientBuilder.setUpDefaultMacs(true)));
        client.setSignatureFactories(
                List.of(
                        BuiltinSignatures.ed25519,
                        BuiltinSignatures.nistp256,
                        BuiltinSignatures.nistp384,
                        BuiltinSignatures.nistp521,
                        BuiltinSignatures.rsaSHA512,
                        BuiltinSignatures.rsaSHA256));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setKeyIdentityProvider(_ -> keys.keys());
        client.setAgentFactory(identities.agent().map(KeyAgent::factory).orElse(null));
        return client;
    }

    private static <F extends NamedResource> List<F> sound(List<F> all) {
        return all.stream().filter(one -> BROKEN.stream().noneMatch(name(one)::contains)).toList();
    }

    private static String name(NamedResource one) {
        return one.getName().toLowerCase(Locale.ROOT);
    }

    /** A client without the library's timers: who waits here sets a limit of its own. */
    private static final class Client extends SshClient {
        @Override
        protected void setupSessionTimeout(AbstractSessionFactory<?, ?> factory) {
            // nothing ticks while nothing happens
        }
    }
}
