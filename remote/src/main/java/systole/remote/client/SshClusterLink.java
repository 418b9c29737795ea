package systole.remote.client;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A cluster elsewhere, over SSH.
 *
 * <p>Connects by itself, and when the node that serves it dies moves to another member at once; its
 * listeners hear a new snapshot then and the membership, never a gap. A command whose answer was
 * lost on the way is refused with {@value Conversation#IN_DOUBT} and never sent twice; what is
 * asked while there is no connection is refused.
 */
public final class SshClusterLink implements ClusterLink {
    private static final Logger LOG = LoggerFactory.getLogger(SshClusterLink.class);
    private static final Duration GOODBYE = Duration.ofMillis(500);

    /**
     * What to connect to, and how.
     *
     * @param knownHosts the file of known hosts; created when the first host is trusted
     * @param stays whether it is to last, and so gets to know the other members right away
     * @param program name and version of this program, for the node's log
     */
    public record Settings(
            Destination destination,
            Identities identities,
            Path knownHosts,
            LinkPace pace,
            boolean stays,
            String program) {}

    private final Settings settings;
    private final Consumer<LinkState> onState;
    private final Audience audience = new Audience();
    private final Search search;
    private final Ticks ticks;
    private final Runnable release;
    private final Thread keeper;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile LinkState state = new LinkState.Connecting(List.of());
    private volatile @Nullable Conversation current;
    private volatile Optional<String> name = Optional.empty();
    private volatile boolean closed;

    private SshClusterLink(
            Settings settings,
            Search search,
            Ticks ticks,
            Runnable release,
            Consumer<LinkState> onState) {
        this.settings = settings;
        this.search = search;
        this.ticks = ticks;
        this.release = release;
        this.onState = onState;
        this.keeper =
                Thread.ofPlatform()
                        .daemon()
                        .name("link " + settings.destination().hosts().getFirst())
                        .unstarted(this::keep);
    }

    /**
     * Starts to connect and returns at once.
     *
     * @param onState told of every new state, in order, on a thread of the link
     */
    public static SshClusterLink open(
            Settings settings, Prompts prompts, Consumer<LinkState> onState) {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("link timer").factory());
        Ticks ticks =
                (period, action) -> {
                    ScheduledFuture<?> running =
                            timer.scheduleAtFixedRate(
                                    action,
                                    period.toNanos(),
                                    period.toNanos(),
                                    TimeUnit.NANOSECONDS);
                    return () -> running.cancel(false);
                };
        return open(settings, prompts, onState, ticks, timer::shutdownNow);
    }

    static SshClusterLink open(
            Settings settings,
            Prompts prompts,
            Consumer<LinkState> onState,
            Ticks ticks,
            Runnable release) {
        var keys = new KeyRing(settings.identities().files());
        var known = new KnownHosts(settings.knownHosts());
        var caller = new SshCaller(settings.destination(), settings.identities(), keys, known);
        var search = new Search(settings, caller, keys, known, prompts);
        Runnable all =
                () -> {
                    release.run();
                    caller.close();
                };
        var link = new SshClusterLink(settings, search, ticks, all, onState);
        search.onState(link::become);
        link.keeper.start();
        return link;
    }

    /** The name the cluster gave, or until then the first host's. */
    @Override
    public String clusterName() {
        return name.orElse(settings.destination().hosts().getFirst().host());
    }

    public Destination destination() {
        return settings.destination();
    }

    /** How it stands now. */
    public LinkState state() {
        return state;
    }

    /** Tries again at once, after a refusal or between two rounds. */
    public void retry() {
        search.nudge();
    }

    @Override
    public Subscription subscribe(Consumer<ClusterEvent> listener) {
        return audience.subscribe(listener);
    }

    @Override
    public CompletableFuture<Reply> submit(Command command, String reason) {
        Conversation now = current;
        return now == null
                ? CompletableFuture.completedFuture(new Reply.Refused(notConnected()))
                : now.submit(command, reason);
    }

    @Override
    public CompletableFuture<HistoryPage> history(HistoryQuery query) {
        Conversation now = current;
        return now == null
                ? CompletableFuture.failedFuture(new IOException(notConnected()))
                : now.history(query);
    }

    private String notConnected() {
        String reason = state.reason();
        return reason.isEmpty() ? "not connected" : "not connected: " + reason;
    }

    /** Says goodbye and leaves nothing behind; takes half a second at most. */
    @Override
    public void close() {
        closed = true;
        Conversation now = current;
        if (now != null) {
            now.close();
        } else {
            keeper.interrupt();
        }
        try {
            ended.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("link {} does not end by itself", settings.destination(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.interrupt();
        search.close();
        audience.close();
        release.run();
    }

    private void keep() {
        try {
            Optional<Conversation> former = Optional.empty();
            while (!closed) {
                Conversation talk = search.find(former);
                serve(talk);
                former = Optional.of(talk);
            }
        } catch (InterruptedException _) {
            LOG.debug("link {} closed", settings.destination());
        } finally {
            become(new LinkState.Closed());
            ended.complete(null);
        }
    }

    private void serve(Conversation talk) {
        var hello = talk.hello();
        name = Optional.of(hello.cluster());
        current = talk;
        if (closed) {
            talk.close();
        }
        become(new LinkState.Connected(hello.node(), talk.address(), hello.user(), hello.role()));
        if (settings.stays()) {
            search.acquaint(talk);
        }
        Duration half = settings.pace().quiet().dividedBy(Silence.TICKS_TO_ASK);
        Trouble why;
        try (var _ = ticks.every(half, talk::tick)) {
            why = talk.listen(audience);
        } finally {
            current = null;
        }
        if (!closed) {
            LOG.info("link node={} lost: {}", hello.node(), why);
            become(new LinkState.Lost(List.of(why)));
        }
    }

    private void become(LinkState next) {
        if (!next.equals(state)) {
            state = next;
            onState.accept(next);
        }
    }
}
