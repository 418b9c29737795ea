package systole.remote.bus;

import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.helpers.AbstractFactoryManager;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;

import systole.remote.ssh.SshBasics;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What both ends of a line speak: one algorithm of each kind, all of them fast and in the JDK, and
 * nothing that is not needed. Both ends are always ours, so there is nothing to negotiate.
 */
final class SshTerms {
    /** The user every node calls itself. */
    static final String USER = "systole-bus";

    /** The one thing that can be asked for. */
    static final String SUBSYSTEM = "systole-bus";

    private SshTerms() {}

    /** Sets everything but the key exchange, whose classes differ between the two ends. */
    static void applyTo(
            AbstractFactoryManager end, ExecutorService io, ScheduledExecutorService timer) {
        SshBasics.applyTo(end, io, timer);
        end.setSignatureFactories(List.of(BuiltinSignatures.ed25519));
        end.setCipherFactories(List.of(BuiltinCiphers.aes128gcm));
        end.setMacFactories(List.of(BuiltinMacs.hmacsha256etm));
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(end, 1);
    }
}
