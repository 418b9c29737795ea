package systole.remote.bus;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what callers can take who have not shown a key: a few at a time from one address, some at
 * a time from all, each for a few seconds.
 */
final class Grace implements SessionListener {
    private static final int FROM_ONE = 4;
    private static final int FROM_ALL = 64;
    private static final long SECONDS = 5;

    private final ScheduledExecutorService timer;
    private final Map<Session, Future<?>> unknown = new HashMap<>();

    Grace(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    public synchronized void sessionCreated(Session session) {
        InetAddress from = addressOf(session);
        long same = unknown.keySet().stream().filter(s -> from.equals(addressOf(s))).count();
        if (same >= FROM_ONE || unknown.size() >= FROM_ALL) {
            session.close(true);
            return;
        }
        unknown.put(session, timer.schedule(() -> session.close(true), SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            settle(session);
        }
    }

    @Override
    public void sessionClosed(Session session) {
        settle(session);
    }

    private synchronized void settle(Session session) {
        Future<?> alarm = unknown.remove(session);
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    private static InetAddress addressOf(Session session) {
        return session.getIoSession().getRemoteAddress() instanceof InetSocketAddress from
                ? from.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
