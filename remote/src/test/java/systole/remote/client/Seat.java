package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

import systole.model.cib.Cib;
import systole.model.patch.PatchException;
import systole.remote.protocol.ClusterEvent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A console's end: answers prompts, follows the events and keeps the states it was told. */
final class Seat implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** Answers what a test says. */
    static final class Answers implements Prompts {
        final List<FirstContact> contacts = new ArrayList<>();
        final List<String> passphrases = new ArrayList<>();
        final List<Path> asked = new ArrayList<>();
        boolean trusting = true;

        @Override
        public synchronized Optional<String> passphrase(Path file, int attempt) {
            asked.add(file);
            return passphrases.isEmpty()
                    ? Optional.empty()
                    : Optional.of(passphrases.removeFirst());
        }

        @Override
        public synchronized boolean trust(FirstContact contact) {
            contacts.add(contact);
            return trusting;
        }
    }

    /** Ticks when told to. */
    static final class HandTicks implements Ticks {
        private final List<Runnable> actions = new ArrayList<>();

        @Override
        public synchronized Stop every(Duration period, Runnable action) {
            actions.add(action);
            return () -> remove(action);
        }

        private synchronized void remove(Runnable action) {
            actions.remove(action);
        }

        void tick() {
            List<Runnable> now;
            synchronized (this) {
                now = List.copyOf(actions);
            }
            now.forEach(Runnable::run);
        }
    }

    final Answers answers = new Answers();
    final HandTicks ticks = new HandTicks();
    LinkPace pace = LinkPace.USUAL;
    final LinkedBlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
    private final Path folder;
    private SshClusterLink link;
    private Optional<Cib> cib = Optional.empty();
    private Runnable awaited = () -> {};
    private int snapshots;
    private int memberships;
    private final List<String> faults = new ArrayList<>();

    /** Not connected before one of the methods below says so. */
    @SuppressWarnings("NullAway.Init")
    Seat(Path folder) {
        this.folder = folder;
    }

    Path knownHosts() {
        return folder.resolve("systole").resolve("known_hosts");
    }

    Seat connect(Identities identities, Member... members) {
        var hosts = Arrays.stream(members).map(Member::address).toList();
        return connect(identities, new Destination("hacluster", hosts, Optional.empty()));
    }

    Seat connect(Identities identities, Destination destination) {
        var settings =
                new SshClusterLink.Settings(
                        destination, identities, knownHosts(), pace, true, "test");
        link = SshClusterLink.open(settings, answers, states::add, ticks, () -> {});
        link.subscribe(this::hear);
        return this;
    }

    SshClusterLink link() {
        return link;
    }

    private synchronized void hear(ClusterEvent event) {
        switch (event) {
            case ClusterEvent.Snapshot(var whole) -> {
                cib = Optional.of(whole);
                snapshots++;
            }
            case ClusterEvent.Patched(var patch) -> {
                try {
                    cib = Optional.of(patch.apply(cib.orElseThrow()));
                } catch (PatchException gap) {
                    faults.add(gap.getMessage());
                }
            }
            case ClusterEvent.Membership _ -> memberships++;
            case ClusterEvent _ -> {}
        }
        awaited.run();
    }

    /** Waits until the copy is this. */
    void await(Predicate<Cib> what) throws Exception {
        until(() -> cib.filter(what).isPresent());
    }

    /** Waits until the membership was told that many times. */
    void awaitMemberships(int count) throws Exception {
        until(() -> memberships >= count);
    }

    private void until(BooleanSupplier what) throws Exception {
        var reached = new CompletableFuture<Void>();
        synchronized (this) {
            awaited =
                    () -> {
                        if (what.getAsBoolean()) {
                            reached.complete(null);
                        }
                    };
            awaited.run();
        }
        reached.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    synchronized int snapshots() {
        return snapshots;
    }

    synchronized int memberships() {
        return memberships;
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Waits for a state of that kind, over any others. */
    <S extends LinkState> S await(Class<S> kind) throws InterruptedException {
        while (true) {
            LinkState next = states.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("no " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    /** Waits without a word. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }
}
