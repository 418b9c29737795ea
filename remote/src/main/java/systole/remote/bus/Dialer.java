package systole.remote.bus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Keeps one peer connected, on a thread of its own: calls over one address after the other, without
 * a pause until all have failed, then with growing pauses of up to a second.
 */
final class Dialer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** Makes lines. */
    interface Caller {
        /**
         * Calls that address and shows the cluster's key. Gives up an address that does not answer
         * when patience ends, and one that answers slowly after some seconds.
         */
        Line call(InetSocketAddress address) throws IOException;
    }

    private final Peer peer;
    private final AddressBook book;
    private final Caller caller;
    private final Connection.Deadline deadline;
    private final RandomGenerator chance;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nudge = lock.newCondition();
    private boolean nudged;
    private boolean closed;
    private int failures;
    private @Nullable InetSocketAddress troubled;
    private @Nullable String complaint;

    Dialer(
            Peer peer,
            AddressBook book,
            Caller caller,
            Connection.Deadline deadline,
            RandomGenerator chance) {
        this.peer = peer;
        this.book = book;
        this.caller = caller;
        this.deadline = deadline;
        this.chance = chance;
    }

    @Override
    public void run() {
        while (!isClosed()) {
            List<InetSocketAddress> addresses = book.addressesOf(peer.name());
            if (!addresses.isEmpty()) {
                dial(choose(addresses));
            }
            if (addresses.isEmpty()) {
                pause(LONGEST_PAUSE_MILLIS);
            } else if (failures >= addresses.size()) {
                int rounds = Math.min(failures - addresses.size(), 6);
                pause(Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS << rounds));
            }
        }
    }

    /** Something changed: tries again at once. */
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            nudge.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            nudge.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The best address, or the one after that which failed last. */
    private InetSocketAddress choose(List<InetSocketAddress> addresses) {
        int former = troubled == null ? -1 : addresses.indexOf(troubled);
        return addresses.get((former + 1) % addresses.size());
    }

    private void dial(InetSocketAddress address) {
        Connection connection = null;
        try {
            connection = new Connection(caller.call(address));
            connection.call(peer, deadline);
        } catch (EOFException ended) {
            LOG.debug("bus peer={} address={} ended", peer.name(), address);
        } catch (IOException | RuntimeException broken) {
            complain(address, connection, broken);
        }
        settle(address, connection);
    }

    /** What worked is called first again; what did not makes room for the next address. */
    private void settle(InetSocketAddress address, @Nullable Connection connection) {
        boolean worked = connection != null && connection.hasCarried() && !connection.isStalled();
        failures = worked ? 0 : failures + 1;
        troubled = worked ? null : address;
        if (worked) {
            complaint = null;
        }
        if (connection != null) {
            connection.line().cut().run();
        }
    }

    /** Says the same thing once only; that a connection ended is said by the peer. */
    private void complain(
            InetSocketAddress address, @Nullable Connection connection, Exception broken) {
        String reason = String.valueOf(broken.getMessage());
        if (reason.equals(complaint) || isClosed()) {
            return;
        }
        if (broken instanceof ProtocolException) {
            complaint = reason;
            LOG.warn("bus peer={} address={} refused: {}", peer.name(), address, reason);
        } else if (connection == null) {
            complaint = reason;
            LOG.info("bus peer={} address={} not reached: {}", peer.name(), address, reason);
        } else {
            LOG.debug("bus peer={} address={} ended: {}", peer.name(), address, reason);
        }
    }

    /** Waits between half of that and that, so that nodes do not call in step; less if nudged. */
    private void pause(long longestMillis) {
        long half = longestMillis / 2;
        long left = TimeUnit.MILLISECONDS.toNanos(half + chance.nextLong(half));
        lock.lock();
        try {
            while (!nudged && !closed && left > 0) {
                left = nudge.awaitNanos(left);
            }
            failures = nudged ? 0 : failures;
            nudged = false;
        } catch (InterruptedException ended) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
