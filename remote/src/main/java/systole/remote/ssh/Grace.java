package systole.remote.ssh;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what callers can take who have not shown a key: a few at a time from one address, some at
 * a time from all, each for a while. When there are too many, the one who has waited longest goes,
 * so that a crowd cannot keep out who is quick to show a key.
 */
public final class Grace implements SessionListener {
    private static final int FROM_ALL = 64;

    private final ScheduledExecutorService timer;
    private final int fromOne;
    private final Duration time;
    private final Map<Session, Future<?>> unknown = new LinkedHashMap<>();

    /**
     * To be added to a server before it starts.
     *
     * @param fromOne how many callers of one address it suffers at a time
     * @param time how long each has
     */
    public Grace(ScheduledExecutorService timer, int fromOne, Duration time) {
        this.timer = timer;
        this.fromOne = fromOne;
        this.time = time;
    }

    @Override
    public synchronized void sessionCreated(Session session) {
        InetAddress from = addressOf(session);
        long same = unknown.keySet().stream().filter(s -> from.equals(addressOf(s))).count();
        if (same >= fromOne) {
            session.close(true);
            return;
        }
        if (unknown.size() >= FROM_ALL) {
            endOldest();
        }
        unknown.put(
                session,
                timer.schedule(() -> session.close(true), time.toMillis(), TimeUnit.MILLISECONDS));
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

    private void endOldest() {
        Iterator<Map.Entry<Session, Future<?>>> oldest = unknown.entrySet().iterator();
        Map.Entry<Session, Future<?>> entry = oldest.next();
        oldest.remove();
        entry.getValue().cancel(false);
        Session session = entry.getKey();
        timer.execute(() -> session.close(true));
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
