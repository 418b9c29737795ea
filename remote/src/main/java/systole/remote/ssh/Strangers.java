package systole.remote.ssh;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;

/** Says who was turned away, once for each address and reason, however often they come. */
public final class Strangers {
    private static final int MOST_REMEMBERED = 256;

    private record Sighting(InetAddress from, String why) {}

    /** Hears of those who were turned away. */
    @FunctionalInterface
    public interface Listener {
        /** Somebody was turned away for this reason, a sentence that goes on after the address. */
        void refused(InetAddress from, String why);
    }

    private final Listener listener;
    private final Set<Sighting> told = new HashSet<>();

    /** Tells this listener, on the thread that turned somebody away. */
    public Strangers(Listener listener) {
        this.listener = listener;
    }

    /** Somebody is turned away; does nothing if that is no news. */
    public void tell(SocketAddress where, String why) {
        if (where instanceof InetSocketAddress address && isNews(address.getAddress(), why)) {
            listener.refused(address.getAddress(), why);
        }
    }

    private synchronized boolean isNews(InetAddress from, String why) {
        return told.size() < MOST_REMEMBERED && told.add(new Sighting(from, why));
    }

    /** What was wrong may be right now: says it again if it is not. */
    public synchronized void startAnew() {
        told.clear();
    }
}
