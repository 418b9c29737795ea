package systole.remote.bus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.model.node.NodeName;
import systole.remote.bus.Frame.Hello;
import systole.remote.ssh.Ed25519;
import systole.remote.ssh.Strangers;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.random.RandomGenerator;

/**
 * A bus over SSH. Of two nodes the one whose name comes first calls the other; both prove
 * themselves by the cluster's key, and everything on the way is encrypted. What was not
 * acknowledged when a connection ended is sent again over the next one.
 *
 * <p>A connection over which nothing gets through for as long as patience lasts is given up, and
 * the next address is called. A receiver that takes longer than that for its calls while its inbox
 * is full looks like such a connection; nothing is lost by it.
 */
public final class SshBus implements Bus {
    private static final Logger LOG = LoggerFactory.getLogger(SshBus.class);
    private static final int IO_THREADS = 2;
    private static final Duration LAST_CALL = Duration.ofSeconds(1);

    private final BusSettings settings;
    private final AddressBook book;
    private final RandomGenerator chance;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService io;
    private final Connection.Deadline deadline;
    private final Inbox strangerInbox;
    private final Strangers strangers;
    private final SshDoor door;
    private final SshCaller caller;
    private final Map<NodeName, Peer> peers = new ConcurrentHashMap<>();
    private final Map<NodeName, Dialer> dialers = new ConcurrentHashMap<>();
    private volatile ClusterKeys keys;
    private volatile @Nullable Receiver receiver;
    private volatile boolean closed;

    /**
     * Nothing happens before {@link #open}.
     *
     * @param chance spreads the pauses between attempts; asked from several threads
     */
    public SshBus(
            BusSettings settings, AddressBook book, ClusterKeys keys, RandomGenerator chance) {
        Ed25519.enable();
        this.settings = settings;
        this.book = book;
        this.keys = keys;
        this.chance = chance;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, daemons("bus-timer"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        this.io = Executors.newFixedThreadPool(IO_THREADS, daemons("bus-io"));
        this.deadline = new Connection.Deadline(timer, settings.patience());
        this.strangerInbox = newInbox();
        this.strangers = new Strangers(this::refused);
        this.door = new SshDoor(() -> this.keys, strangers, this::answer, io, timer);
        this.caller = new SshCaller(() -> this.keys, settings.patience(), strangers, io, timer);
    }

    /** Begins to connect and to listen; an address it cannot listen on is an exception. */
    @Override
    public void open(Receiver listener) {
        receiver = listener;
        try {
            door.open(settings.listen());
        } catch (IOException refused) {
            close();
            throw new UncheckedIOException(
                    "cannot listen on " + settings.listen() + ": " + refused.getMessage(), refused);
        }
        caller.start();
        book.peers().forEach(this::peer);
    }

    /** The port it listens on. */
    public int port() {
        return door.port();
    }

    @Override
    public void send(NodeName to, byte[] message) {
        if (to.equals(settings.self())) {
            throw new IllegalArgumentException("a node does not send to itself");
        }
        if (message.length > settings.limits().messageBytes()) {
            throw new IllegalArgumentException(
                    "a message of " + message.length + " bytes is above the limit");
        }
        if (!closed) {
            peer(to).send(message);
        }
    }

    @Override
    public void forget(NodeName name) {
        Peer peer = peers.get(name);
        if (peer != null) {
            peer.forget();
        }
    }

    /**
     * The address book says something new about a peer: a connection over an address that is no
     * longer in it ends, so does every one to a node that is no peer any more, and what waits to
     * call tries again at once.
     */
    public void reconsider(NodeName name) {
        if (closed || receiver == null) {
            return;
        }
        boolean configured = book.peers().contains(name);
        Peer peer = configured ? peer(name) : peers.get(name);
        if (peer == null) {
            return;
        }
        Dialer dialer = dialers.get(name);
        Connection current = peer.current();
        if (current != null && !(configured && isListed(name, current, dialer))) {
            LOG.info("bus peer={} address={} given up", name, current.line().remote());
            peer.end(current);
        }
        if (dialer != null) {
            dialer.nudge();
        }
    }

    /** Shows and accepts other keys from now on; connections that exist go on. */
    public void replaceKeys(ClusterKeys replacement) {
        keys = replacement;
        strangers.startAnew();
        dialers.values().forEach(Dialer::nudge);
    }

    @Override
    public void close() {
        closed = true;
        dialers.values().forEach(Dialer::close);
        for (Peer peer : peers.values()) {
            peer.inbox().close(LAST_CALL);
            Connection current = peer.current();
            if (current != null) {
                peer.end(current);
            }
        }
        strangerInbox.close(LAST_CALL);
        caller.close();
        try {
            door.close();
        } catch (IOException late) {
            LOG.debug("bus door", late);
        }
        timer.shutdownNow();
        io.shutdown();
    }

    /** Only who called knows which of the peer's addresses a connection stands for. */
    private boolean isListed(NodeName name, Connection current, @Nullable Dialer dialer) {
        return dialer == null || book.addressesOf(name).contains(current.line().remote());
    }

    private Peer peer(NodeName name) {
        return peers.computeIfAbsent(name, this::newPeer);
    }

    private Peer newPeer(NodeName name) {
        Peer peer = new Peer(name, settings, timer, newInbox());
        if (settings.self().compareTo(name) < 0) {
            Dialer dialer = new Dialer(peer, book, caller, deadline, chance);
            dialers.put(name, dialer);
            Thread.ofVirtual().name("bus-dialer-" + name).start(dialer);
        }
        return peer;
    }

    private Inbox newInbox() {
        return new Inbox(
                () -> Objects.requireNonNull(receiver, "the bus is not open"),
                settings.limits().queuedBytes());
    }

    private void answer(Line line) {
        try {
            new Connection(line).answer(this::find, deadline);
        } catch (EOFException ended) {
            LOG.debug("bus address={} ended", line.remote());
        } catch (ProtocolException refused) {
            strangers.tell(line.remote(), String.valueOf(refused.getMessage()));
        } catch (IOException | RuntimeException broken) {
            LOG.debug("bus address={} broken", line.remote(), broken);
        } finally {
            line.cut().run();
        }
    }

    private void refused(InetAddress from, String why) {
        LOG.warn("bus address={} {}", from.getHostAddress(), why);
        strangerInbox.add(0, listener -> listener.refused(from, why));
    }

    private Peer find(Hello hello) throws ProtocolException {
        if (closed || !book.peers().contains(hello.from())) {
            throw new ProtocolException(hello.from() + " is not a node of this cluster");
        }
        if (hello.from().compareTo(settings.self()) >= 0) {
            throw new ProtocolException(hello.from() + " does not wait to be called");
        }
        return peer(hello.from());
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}
