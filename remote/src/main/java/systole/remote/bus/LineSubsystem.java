package systole.remote.bus;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Hands the channel of a caller over as a line, on a thread of its own. */
final class LineSubsystem implements SubsystemFactory {
    private final Consumer<Line> callers;

    LineSubsystem(Consumer<Line> callers) {
        this.callers = callers;
    }

    @Override
    public String getName() {
        return SshTerms.SUBSYSTEM;
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
        return new Handover(channel.getSession());
    }

    private final class Handover implements Command {
        private final Session session;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();

        Handover(Session session) {
            this.session = session;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            InetSocketAddress from = (InetSocketAddress) session.getIoSession().getRemoteAddress();
            Line line =
                    new Line(
                            from,
                            in,
                            out,
                            () -> Thread.startVirtualThread(() -> session.close(true)));
            Thread.ofVirtual().name("bus-reader-" + from).start(() -> callers.accept(line));
        }

        @Override
        public void destroy(ChannelSession channel) {
            session.close(true);
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            // nothing is said beside the frames
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            // a line has no exit code
        }
    }
}
