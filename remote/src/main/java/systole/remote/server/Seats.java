package systole.remote.server;

import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.session.ServerSession;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/**
 * Bounds what those can take who have shown a key: some sessions from one address, some from all,
 * none for who asks for nothing, is not there any more, or whose key was taken away.
 */
final class Seats implements SessionListener, ChannelListener {
    private final DoorLimits limits;
    private final ScheduledExecutorService timer;
    private final Predicate<ServerSession> welcome;
    private final Map<Session, Seat> seats = new HashMap<>();

    /** Asks from time to time whether somebody is still welcome. */
    Seats(DoorLimits limits, ScheduledExecutorService timer, Predicate<ServerSession> welcome) {
        this.welcome = welcome;
        this.limits = limits;
        this.timer = timer;
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated && session instanceof ServerSession visit) {
            String refusal = take(visit);
            if (!refusal.isEmpty()) {
                Gate.dismiss(visit, refusal);
                timer.execute(() -> Gate.showOut(visit)); // the success has to go out first
            }
        }
    }

    @Override
    public synchronized void sessionClosed(Session session) {
        Seat seat = seats.remove(session);
        if (seat != null) {
            seat.end();
        }
    }

    @Override
    public synchronized void channelOpenSuccess(Channel channel) {
        Seat seat = seats.get(channel.getSession());
        if (seat != null) {
            seat.opened();
        }
    }

    @Override
    public synchronized void channelClosed(Channel channel, Throwable reason) {
        Seat seat = seats.get(channel.getSession());
        if (seat != null) {
            seat.closed();
        }
    }

    /** Takes a seat; gives back why there is none, or nothing. */
    private synchronized String take(ServerSession session) {
        InetAddress from = addressOf(session);
        long same = seats.keySet().stream().filter(s -> from.equals(addressOf(s))).count();
        if (same >= limits.sessionsFromOne()) {
            return "there are " + same + " sessions from " + from.getHostAddress() + " already";
        }
        if (seats.size() >= limits.sessions()) {
            return "there are " + seats.size() + " sessions already";
        }
        if (!session.isClosing()) { // nobody would say that it is closed
            seats.put(session, new Seat(session, limits, timer, welcome));
        }
        return "";
    }

    private static InetAddress addressOf(Session session) {
        return session.getIoSession().getRemoteAddress() instanceof InetSocketAddress from
                ? from.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
