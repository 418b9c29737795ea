package systole.remote.server;

import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

import java.io.IOException;
import java.util.List;

/**
 * A channel for one tool or one console. It knows neither terminals nor variables of an
 * environment, and forwards nothing.
 */
final class VisitorChannel extends ChannelSession {

    private VisitorChannel() {
        super(List.of());
    }

    /** Makes these in place of the library's. */
    static final class Factory extends ChannelSessionFactory {
        @Override
        public Channel createChannel(Session session) {
            return new VisitorChannel();
        }
    }

    @Override
    protected RequestHandler.Result handleInternalRequest(
            String request, boolean wantsReply, Buffer buffer) throws IOException {
        if (Gate.showOut(getServerSession())) {
            return RequestHandler.Result.ReplyFailure;
        }
        return switch (request) {
            case "exec", "subsystem", "shell", "signal", "break" ->
                    super.handleInternalRequest(request, wantsReply, buffer);
            default -> RequestHandler.Result.ReplyFailure;
        };
    }
}
