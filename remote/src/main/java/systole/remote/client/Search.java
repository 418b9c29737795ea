package systole.remote.client;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.client.SshClusterLink.Settings;
import systole.remote.client.Trouble.Kind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds a member to talk to: calls those it knows in a race, asks the person what only they can
 * answer between two rounds, and gives up only when going on would be wrong.
 */
final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final long SHORTEST_PAUSE_MILLIS = 50;

    private final Settings settings;
    private final Caller caller;
    private final KeyRing keys;
    private final KnownHosts known;
    private final Prompts prompts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nudge = lock.newCondition();
    private final ReentrantLock asking = new ReentrantLock();
    private Thread acquaintance = Thread.ofVirtual().unstarted(() -> {});
    private boolean nudged;
    private Consumer<LinkState> onState = _ -> {};

    Search(Settings settings, Caller caller, KeyRing keys, KnownHosts known, Prompts prompts) {
        this.settings = settings;
        this.caller = caller;
        this.keys = keys;
        this.known = known;
        this.prompts = prompts;
    }

    /** Who is told how it goes. To be called first. */
    void onState(Consumer<LinkState> listener) {
        onState = listener;
    }

    /** Tries again at once. */
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            nudge.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns with a conversation, however long it takes.
     *
     * @param former the one that has just ended
     */
    Conversation find(Optional<Conversation> former) throws InterruptedException {
        List<Address> members = candidates(former);
        for (int round = 0; ; round++) {
            forgetNudge();
            List<Call<Conversation>> calls = race(members);
            if (calls.getLast() instanceof Call.Answered<Conversation>(var talk)) {
                return talk;
            }
            switch (consider(calls)) {
                case Step.Again _ -> round = -1;
                case Step.Later(var troubles) -> {
                    onState.accept(
                            former.isPresent()
                                    ? new LinkState.Lost(troubles)
                                    : new LinkState.Connecting(troubles));
                    pause(round);
                }
                case Step.Never(var troubles) -> {
                    onState.accept(new LinkState.Refused(troubles));
                    awaitNudge();
                    onState.accept(new LinkState.Connecting(List.of()));
                    round = -1;
                }
            }
        }
    }

    /**
     * Gets to know the other members meanwhile, so that a later move has nobody to ask. Who was
     * turned down is not asked about again.
     */
    void acquaint(Conversation talk) {
        acquaintance.interrupt();
        acquaintance =
                Thread.ofVirtual()
                        .name("link acquaintance")
                        .start(() -> members(talk).forEach(this::meet));
    }

    /** Ends what {@link #acquaint} began. */
    void close() {
        acquaintance.interrupt();
    }

    private void meet(Address member) {
        try {
            if (!known.hasKeyOf(member)
                    && !Thread.currentThread().isInterrupted()
                    && caller.call(member, settings.pace().patience())
                            instanceof Call.Stranger<Line>(var host, var key)
                    && host.equals(member)) {
                introduce(new Call.Stranger<>(host, key));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException unreadable) {
            LOG.debug("known hosts", unreadable);
        }
    }

    private static Set<Address> members(Conversation talk) {
        var all = new LinkedHashSet<Address>();
        talk.hello().others().forEach(text -> add(all, text));
        return all;
    }

    /** What to do when nobody answered. */
    private sealed interface Step {
        /** Something has been learned. */
        record Again() implements Step {}

        /** Perhaps somebody answers in a while. */
        record Later(List<Trouble> troubles) implements Step {}

        /** Not as things are. */
        record Never(List<Trouble> troubles) implements Step {
            static Never of(Kind kind, @Nullable Object... facts) {
                return new Never(List.of(Trouble.of(kind, facts)));
            }
        }
    }

    /** The other members first, the one that is gone last. */
    private List<Address> candidates(Optional<Conversation> former) {
        var all = new LinkedHashSet<Address>();
        former.ifPresent(talk -> all.addAll(members(talk)));
        all.addAll(settings.destination().hosts());
        former.map(Conversation::address)
                .ifPresent(
                        gone -> {
                            all.remove(gone);
                            all.add(gone);
                        });
        return List.copyOf(all);
    }

    private static void add(Set<Address> all, String text) {
        try {
            all.add(Address.parse(text, Destination.PORT));
        } catch (IllegalArgumentException _) {
            // a node's word is no reason to fail
        }
    }

    private List<Call<Conversation>> race(List<Address> members) throws InterruptedException {
        return new Race<Address, Call<Conversation>>(
                        this::call,
                        call -> call instanceof Call.Answered,
                        Search::giveBack,
                        settings.pace().stagger())
                .run(members);
    }

    /** Whatever goes wrong in an attempt is a result: the race waits for one. */
    private Call<Conversation> call(Address member) {
        try {
            return attempt(member);
        } catch (RuntimeException broken) {
            LOG.warn("link host={} attempt failed", member, broken);
            return new Call.Unreachable<>(Trouble.of(Kind.UNREACHABLE, member, broken));
        }
    }

    private Call<Conversation> attempt(Address member) {
        return switch (caller.call(member, settings.pace().patience())) {
            case Call.Answered<Line>(var line) ->
                    Conversation.begin(
                            member, line, settings.program(), settings.pace().patience());
            case Call.Unreachable<Line>(var trouble) -> new Call.Unreachable<>(trouble);
            case Call.Stranger<Line>(var host, var key) -> new Call.Stranger<>(host, key);
            case Call.Denied<Line>(var host, var user) -> new Call.Denied<>(host, user);
            case Call.Forbidden<Line>(var trouble) -> new Call.Forbidden<>(trouble);
        };
    }

    private static void giveBack(Call<Conversation> late) {
        if (late instanceof Call.Answered<Conversation>(var talk)) {
            talk.close();
            talk.end(Trouble.of(Kind.TOO_LATE));
        }
    }

    private Step consider(List<Call<Conversation>> calls) throws InterruptedException {
        var unreachable = new ArrayList<Trouble>();
        var forbidden = new ArrayList<Trouble>();
        var strangers = new ArrayList<Call.Stranger<Conversation>>();
        Optional<Call.Denied<Conversation>> denied = Optional.empty();
        for (Call<Conversation> call : calls) {
            switch (call) {
                case Call.Forbidden<Conversation>(var trouble) -> forbidden.add(trouble);
                case Call.Stranger<Conversation> stranger -> strangers.add(stranger);
                case Call.Denied<Conversation> one -> denied = Optional.of(one);
                case Call.Unreachable<Conversation>(var trouble) -> unreachable.add(trouble);
                case Call.Answered<Conversation> _ -> {}
            }
        }
        if (!forbidden.isEmpty()) {
            return giveUp(forbidden, unreachable);
        } else if (!strangers.isEmpty()) {
            return introduce(strangers.getFirst());
        } else if (denied.isPresent()) {
            return unlock(denied.get(), unreachable);
        }
        return new Step.Later(unreachable);
    }

    /** Who cannot be reached now may let us in later, whatever others say. */
    private static Step giveUp(List<Trouble> reasons, List<Trouble> unreachable) {
        return unreachable.isEmpty()
                ? new Step.Never(reasons)
                : new Step.Later(Stream.concat(reasons.stream(), unreachable.stream()).toList());
    }

    private Step introduce(Call.Stranger<Conversation> stranger) throws InterruptedException {
        String fingerprint = KnownHosts.fingerprint(stranger.key());
        var contact =
                new Prompts.FirstContact(
                        stranger.host(), KnownHosts.type(stranger.key()), fingerprint);
        asking.lockInterruptibly();
        try {
            if (!known.hasKeyOf(stranger.host()) && !prompts.trust(contact)) {
                return Step.Never.of(Kind.UNKNOWN_HOST_KEY, stranger.host(), fingerprint);
            }
            if (!known.hasKeyOf(stranger.host())) {
                known.pin(stranger.host(), stranger.key());
            }
            return new Step.Again();
        } catch (IOException full) {
            return Step.Never.of(Kind.KNOWN_HOSTS_UNWRITABLE, full.getMessage());
        } finally {
            asking.unlock();
        }
    }

    private Step unlock(Call.Denied<Conversation> denied, List<Trouble> unreachable)
            throws InterruptedException {
        asking.lockInterruptibly();
        try {
            if (keys.unlock(prompts)) {
                return new Step.Again();
            }
        } finally {
            asking.unlock();
        }
        var troubles = new ArrayList<Trouble>();
        troubles.add(Trouble.of(Kind.NO_KEY, denied.host(), denied.user()));
        troubles.addAll(keys.troubles());
        // To ask for a passphrase again without being asked to would only annoy.
        return keys.locked() ? new Step.Never(troubles) : giveUp(troubles, unreachable);
    }

    /** What was asked for before a round is done by it. */
    private void forgetNudge() {
        lock.lock();
        try {
            nudged = false;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNudge() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!nudged) {
                nudge.await();
            }
            nudged = false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Grows from round to round, so that a cluster that starts is found soon and none is pressed.
     */
    private void pause(int round) throws InterruptedException {
        long longest = settings.pace().pause().toMillis();
        long millis = Math.min(longest, SHORTEST_PAUSE_MILLIS << Math.min(round, 10));
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!nudged && left > 0) {
                left = nudge.awaitNanos(left);
            }
            nudged = false;
        } finally {
            lock.unlock();
        }
    }
}
