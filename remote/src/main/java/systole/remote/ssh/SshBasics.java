package systole.remote.ssh;

import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.forward.DefaultForwarderFactory;
import org.apache.sshd.common.helpers.AbstractFactoryManager;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.helpers.DefaultUnknownChannelReferenceHandler;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** What every end of ours has in common: nothing that is not needed, and nothing that ticks. */
public final class SshBasics {
    private SshBasics() {}

    /**
     * Sets everything but who may come in, what they get, and the algorithms of keys and ciphers.
     *
     * @param io does the work; stays open when the end closes
     * @param timer for what has to happen later; stays open as well
     */
    public static void applyTo(
            AbstractFactoryManager end, ExecutorService io, ScheduledExecutorService timer) {
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
    }
}
