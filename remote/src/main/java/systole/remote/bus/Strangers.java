package systole.remote.bus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;

/** Says who was turned away, once for each address and reason, however often they come. */
final class Strangers {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final int MOST_REMEMBERED = 256;

    private record Sighting(InetAddress from, String why) {}

    private final Inbox inbox;
    private final Set<Sighting> told = new HashSet<>();

    Strangers(Inbox inbox) {
        this.inbox = inbox;
    }

    void tell(SocketAddress where, String why) {
        if (where instanceof InetSocketAddress address && isNews(address.getAddress(), why)) {
            InetAddress from = address.getAddress();
            LOG.warn("bus address={} {}", from.getHostAddress(), why);
            inbox.add(0, receiver -> receiver.refused(from, why));
        }
    }

    private synchronized boolean isNews(InetAddress from, String why) {
        return told.size() < MOST_REMEMBERED && told.add(new Sighting(from, why));
    }

    /** What was wrong may be right now: says it again if it is not. */
    synchronized void startAnew() {
        told.clear();
    }
}
