package systole.remote.bus;

import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.forward.DefaultForwarderFactory;
import org.apache.sshd.common.helpers.AbstractFactoryManager;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.helpers.DefaultUnknownChannelReferenceHandler;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

import java.time.Duration;
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
        end.setSignatureFactories(List.of(BuiltinSignatures.ed25519));
        end.setCipherFactories(List.of(BuiltinCiphers.aes128gcm));
        end.setMacFactories(List.of(BuiltinMacs.hmacsha256etm));
        end.setCompressionFactories(List.of(BuiltinCompressions.none));
        end.setRandomFactory(new SingletonRandomFactory(SecurityUtils.getRandomFactory()));
        end.setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
        end.setUnknownChannelReferenceHandler(DefaultUnknownChannelReferenceHandler.INSTANCE);
        end.setForwarderFactory(DefaultForwarderFactory.INSTANCE);
        end.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        end.setGlobalRequestHandlers(List.of());
        end.setIoServiceFactoryFactory(
                new Nio2ServiceFactoryFactory(() -> new NoCloseExecutor(io)));
        end.setScheduledExecutorService(timer, false);
        CoreModuleProperties.TCP_NODELAY.set(end, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(end, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(end, Duration.ZERO);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(end, 1);
    }
}
