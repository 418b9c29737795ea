package systole.engine.membership;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Nodes that agree on their membership over a bad network, all from one seed. Each node has a clock
 * of its own that begins anywhere and runs a little fast or slow.
 *
 * <p>After every step it is checked that no node may act while a younger quorate view without it
 * may act too, and that a node that was left out had lost its lease for a while before.
 */
final class Neighbourhood {
    static final AgreementTiming TIMING =
            AgreementTiming.of(
                    Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final long MILLI = 1_000_000;

    final RandomGenerator random;
    final Map<NodeName, Member> members = new TreeMap<>();
    final List<String> trace = new ArrayList<>();
    private final Set<List<NodeName>> cut = new HashSet<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<NodeName, Long> lastActive = new HashMap<>();

    /** Ping nodes that everybody knows, and who reaches them. */
    final Set<String> pingNodes = new HashSet<>();

    final Set<NodeName> pinging = new HashSet<>();
    private double loss;
    private long slowest = 5;
    private long now;
    private long order;
    private long incarnations;

    private record Event(long at, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    Neighbourhood(long seed, int size) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 1; i <= size; i++) {
            var name = NodeName.of("n" + i);
            members.put(name, new Member(name));
        }
    }

    final class Member implements HeartOutput {
        final NodeName name;
        final long offset = random.nextLong(1L << 40);
        final double rate = 1 + (random.nextDouble() - 0.5) / 500;
        Optional<Heart> heart = Optional.empty();
        long frozenUntil;
        int life;

        Member(NodeName name) {
            this.name = name;
        }

        long clock() {
            return offset + (long) (now * rate);
        }

        boolean up() {
            return heart.isPresent();
        }

        void start() {
            life++;
            heart =
                    Optional.of(
                            new Heart(
                                    new Party(name, members.keySet(), ++incarnations),
                                    TIMING,
                                    new Solitude(pingNodes, true, TIMING),
                                    this,
                                    clock()));
            say(name + " starts");
            tick(life);
        }

        /** Leaves in order. */
        void leave() {
            heart.orElseThrow().stop();
            crash();
        }

        void crash() {
            say(name + " crashes");
            heart = Optional.empty();
            life++;
        }

        void freeze(Duration span) {
            say(name + " freezes");
            frozenUntil = now + span.toNanos();
        }

        private void tick(int mine) {
            if (life != mine) {
                return;
            }
            if (frozenUntil > now) {
                at(frozenUntil, () -> tick(mine));
                return;
            }
            Heart mineToo = heart.orElseThrow();
            if (pinging.contains(name)) {
                pingNodes.forEach(node -> mineToo.answered(node, clock()));
            }
            mineToo.tick(clock());
            Duration again = mineToo.untilDue(clock());
            at(now + again.toNanos() + random.nextLong(3 * MILLI), () -> tick(mine));
        }

        @Override
        public void broadcast(Packet packet) {
            members.keySet().stream()
                    .filter(other -> !other.equals(name))
                    .forEach(other -> send(other, packet));
        }

        @Override
        public void send(NodeName peer, Packet packet) {
            Member other = member(peer);
            carry(
                    name,
                    other,
                    () -> other.heart.ifPresent(a -> a.received(name, packet, other.clock())));
        }

        @Override
        public void installed(ViewId id, List<NodeName> view, boolean quorate) {
            say(name + " installs " + id + " " + view + (quorate ? "" : " without quorum"));
            if (!quorate) {
                at(now + random.nextLong(500 * MILLI), () -> deliver(this, () -> letGo(id)));
            }
        }

        private void letGo(ViewId alone) {
            heart.ifPresent(mine -> mine.letGo(alone, clock()));
        }
    }

    /** Takes a datagram to a node, unless it is lost; sometimes twice. */
    private void carry(NodeName from, Member to, Runnable delivery) {
        int copies = random.nextDouble() < loss ? 0 : random.nextInt(50) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            at(
                    now + MILLI / 5 + random.nextLong(slowest * MILLI),
                    () -> {
                        if (!cut.contains(List.of(from, to.name))) {
                            deliver(to, delivery);
                        }
                    });
        }
    }

    private void deliver(Member to, Runnable delivery) {
        if (to.frozenUntil > now) {
            at(to.frozenUntil + random.nextLong(MILLI), delivery);
        } else {
            delivery.run();
        }
    }

    private void at(long time, Runnable action) {
        events.add(new Event(time, order++, action));
    }

    private void say(String words) {
        trace.add("%8.3f %s".formatted(now / 1e9, words));
    }

    /** The node of that name. */
    Member member(NodeName name) {
        return Objects.requireNonNull(members.get(name), name.value());
    }

    void startAll() {
        members.values().forEach(Member::start);
    }

    void cut(NodeName from, NodeName to) {
        say("cut " + from + " -> " + to);
        cut.add(List.of(from, to));
    }

    void loss(double share, long slowestMillis) {
        say("loss " + share);
        loss = share;
        slowest = slowestMillis;
    }

    /** All links work again, and all nodes are up. */
    void heal() {
        say("heal");
        cut.clear();
        loss = 0;
        slowest = 5;
        members.values().stream().filter(member -> !member.up()).forEach(Member::start);
    }

    void run(Duration span) {
        long end = now + span.toNanos();
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.remove();
            now = next.at();
            next.action().run();
            check();
        }
        now = end;
    }

    /** Who may act at this moment; a frozen node does nothing at all. */
    Map<NodeName, Proposal> acting() {
        var acting = new TreeMap<NodeName, Proposal>();
        members.forEach(
                (name, member) ->
                        member.heart
                                .filter(a -> member.frozenUntil <= now && a.mayAct(member.clock()))
                                .flatMap(Heart::view)
                                .ifPresent(view -> acting.put(name, view)));
        return acting;
    }

    /** The view a node acts in at this moment; it must be acting. */
    Proposal acting(NodeName name) {
        return Objects.requireNonNull(acting().get(name), name.value());
    }

    private void check() {
        Map<NodeName, Proposal> acting = acting();
        if (members.size() == 2 && pingNodes.isEmpty()) {
            return; // nothing can tell a cut from a death
        }
        for (var young : acting.entrySet()) {
            for (NodeName outsider : members.keySet()) {
                if (young.getValue().members().contains(outsider)) {
                    continue;
                }
                Proposal old = acting.get(outsider);
                if (old != null && old.id().compareTo(young.getValue().id()) < 0) {
                    throw new AssertionError(
                            outsider + " still acts in " + old + " while " + young + tail());
                }
            }
        }
        acting.keySet().forEach(name -> lastActive.put(name, now));
    }

    /** How long ago a node last was allowed to act. */
    Duration idle(NodeName name) {
        return Duration.ofNanos(now - lastActive.getOrDefault(name, 0L));
    }

    Duration time() {
        return Duration.ofNanos(now);
    }

    String tail() {
        return "\n"
                + String.join("\n", trace.subList(Math.max(0, trace.size() - 60), trace.size()));
    }
}
