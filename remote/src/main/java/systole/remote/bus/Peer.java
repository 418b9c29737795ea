package systole.remote.bus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.model.node.NodeName;
import systole.remote.bus.Frame.Ack;
import systole.remote.bus.Frame.Data;
import systole.remote.bus.Frame.Hello;
import systole.remote.bus.Frame.Probe;

import java.net.ProtocolException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that this node and one peer have to say to each other, whichever connections carry it. At
 * most one connection is the current one; what others still bring or ask for is ignored.
 */
final class Peer {
    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
    private static final long ACK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int ACK_PIECES = 64;
    private static final int TICKS_OF_PATIENCE = 4;
    private static final int IDLE_IN_PATIENCE = 10;

    private final NodeName name;
    private final BusSettings settings;
    private final ScheduledExecutorService timer;
    private final Inbox inbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Outgoing outgoing;
    private final Incoming incoming;

    private @Nullable Connection current;
    private int owed;
    private boolean ackDue;
    private boolean probeDue;
    private boolean probing;
    private long heard;
    private long progress;
    private boolean watching;
    private int quietTicks;

    Peer(NodeName name, BusSettings settings, ScheduledExecutorService timer, Inbox inbox) {
        this.name = name;
        this.settings = settings;
        this.timer = timer;
        this.inbox = inbox;
        this.outgoing = new Outgoing(settings.limits());
        this.incoming = new Incoming(settings.limits().messageBytes());
    }

    NodeName name() {
        return name;
    }

    Inbox inbox() {
        return inbox;
    }

    void send(byte[] message) {
        lock.lock();
        try {
            if (outgoing.add(message)) {
                inbox.add(0, receiver -> receiver.overflowed(name));
            }
            watch();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    void forget() {
        lock.lock();
        try {
            outgoing.forget();
        } finally {
            lock.unlock();
        }
    }

    /** What to say first. */
    Hello hello() {
        lock.lock();
        try {
            return new Hello(
                    settings.self(), settings.generation(), incoming.generation(), incoming.next());
        } finally {
            lock.unlock();
        }
    }

    /** Makes this connection the current one; gives back what to answer. */
    Hello begin(Connection connection, Hello theirs) throws ProtocolException {
        Connection former;
        lock.lock();
        try {
            if (theirs.generation() < incoming.generation()) {
                throw new ProtocolException("a former start of " + name);
            }
            former = current;
            boolean anew = theirs.generation() != incoming.generation();
            outgoing.resume(
                    theirs.generation(),
                    theirs.known() == settings.generation() ? theirs.next() : 0);
            incoming.resume(theirs.generation());
            current = connection;
            owed = 0;
            ackDue = false;
            probeDue = false;
            probing = false;
            quietTicks = 0;
            if (former != null && anew) {
                inbox.add(0, receiver -> receiver.disconnected(name));
            }
            if (former == null || anew) {
                inbox.add(0, receiver -> receiver.connected(name));
                LOG.info("bus peer={} address={} connected", name, connection.line().remote());
            }
            watch();
            work.signalAll();
        } finally {
            lock.unlock();
        }
        if (former != null) {
            former.line().cut().run();
        }
        return hello();
    }

    /** The connection has ended. */
    void end(Connection connection) {
        lock.lock();
        try {
            if (current == connection) {
                current = null;
                LOG.info(
                        "bus peer={} address={} disconnected{}",
                        name,
                        connection.line().remote(),
                        connection.isStalled() ? " stalled" : "");
                work.signalAll();
                inbox.add(0, receiver -> receiver.disconnected(name));
            }
        } finally {
            lock.unlock();
        }
        connection.line().cut().run();
    }

    /** The current connection. */
    @Nullable Connection current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Takes what the connection brought; tells whether it is still the current one. */
    boolean heard(Connection connection, Frame frame) throws ProtocolException {
        inbox.awaitRoom();
        lock.lock();
        try {
            if (current != connection) {
                return false;
            }
            heard++;
            probing = false;
            switch (frame) {
                case Data data -> take(data);
                case Ack(long next) -> acknowledge(next);
                case Probe() -> {
                    ackDue = true;
                    work.signal();
                }
                case Hello _ -> throw new ProtocolException("a second hello");
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What to write now, if anything. */
    @Nullable Frame poll(Connection connection) {
        lock.lock();
        try {
            if (current != connection) {
                return null;
            }
            Data data = outgoing.next(incoming.generation(), incoming.next());
            if (data != null || ackDue || owed >= ACK_PIECES) {
                owed = 0;
                ackDue = false;
                return data != null ? data : new Ack(incoming.next());
            }
            boolean probe = probeDue;
            probeDue = false;
            return probe ? new Probe() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something to write; tells whether it is still the current one. */
    boolean awaitWork(Connection connection) throws InterruptedException {
        lock.lock();
        try {
            boolean acking = owed > 0;
            long left = acking ? ACK_NANOS : idleNanos();
            long heardBefore = heard;
            while (current == connection && !isReady()) {
                if (!acking && owed > 0) {
                    acking = true;
                    left = ACK_NANOS;
                }
                if (left > 0) {
                    left = work.awaitNanos(left);
                } else if (acking) {
                    ackDue = true;
                } else {
                    probeUnlessHeardSince(heardBefore);
                    heardBefore = heard;
                    left = idleNanos();
                }
            }
            return current == connection;
        } finally {
            lock.unlock();
        }
    }

    private boolean isReady() {
        return outgoing.hasWaiting() || ackDue || owed >= ACK_PIECES || probeDue;
    }

    private void take(Data data) throws ProtocolException {
        acknowledge(data.acknowledged());
        byte[] message = incoming.take(data);
        owed++;
        if (owed == 1 || owed >= ACK_PIECES) {
            work.signal();
        }
        if (message != null) {
            inbox.add(message.length, receiver -> receiver.received(name, message));
        }
    }

    private void acknowledge(long next) {
        if (outgoing.acknowledge(next)) {
            progress++;
        }
    }

    /** One side asks now and then, so that a dead connection is found even when all is quiet. */
    private long idleNanos() {
        return settings.self().compareTo(name) < 0
                ? settings.patience().multipliedBy(IDLE_IN_PATIENCE).toNanos()
                : Long.MAX_VALUE;
    }

    private void probeUnlessHeardSince(long before) {
        if (heard == before) {
            probeDue = true;
            probing = true;
            watch();
        }
    }

    private void watch() {
        if (current != null && !watching && (outgoing.isPending() || probing)) {
            watching = true;
            quietTicks = 0;
            tickLater(progress);
        }
    }

    private void tickLater(long mark) {
        var _ =
                timer.schedule(
                        () -> tick(mark),
                        settings.patience().toNanos() / TICKS_OF_PATIENCE,
                        TimeUnit.NANOSECONDS);
    }

    private void tick(long mark) {
        Connection dead = null;
        lock.lock();
        try {
            if (current == null || !(outgoing.isPending() || probing)) {
                watching = false;
                return;
            }
            quietTicks = progress == mark ? quietTicks + 1 : 0;
            if (quietTicks >= TICKS_OF_PATIENCE) {
                dead = current;
                watching = false;
            } else {
                tickLater(progress);
            }
        } finally {
            lock.unlock();
        }
        if (dead != null) {
            dead.giveUp();
            end(dead);
        }
    }
}
