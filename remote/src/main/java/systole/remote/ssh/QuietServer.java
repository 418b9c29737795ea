package systole.remote.ssh;

import org.apache.sshd.common.session.helpers.AbstractSessionFactory;
import org.apache.sshd.server.SshServer;

/** A server without the library's timers: {@link Grace} sets one where it is needed. */
public final class QuietServer extends SshServer {
    @Override
    protected void setupSessionTimeout(AbstractSessionFactory<?, ?> factory) {
        // nothing ticks while nothing happens
    }
}
