package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Three hosts with daemons, one address, its client, and what happens to them. */
final class LabCluster implements AutoCloseable {
    private static final int HOSTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration SETTLED = Duration.ofMillis(500);

    private final Lab lab;
    private final List<LabNode> nodes;
    private final AddressWatch watch;
    private final Probe probe;
    private final Set<NodeName> off = new HashSet<>();

    private LabCluster(Lab lab, Setup setup) {
        this.lab = lab;
        nodes = lab.hosts().stream().map(host -> new LabNode(lab, host)).toList();
        nodes.forEach(node -> node.configure(setup));
        watch = new AddressWatch(lab, Setup.ADDRESS);
        probe = new Probe(lab, Setup.ADDRESS);
    }

    /** Hosts, files and client are there, no daemon runs yet. */
    static LabCluster prepare(Setup setup) {
        return new LabCluster(Lab.up(HOSTS, setup.links()), setup);
    }

    /** All nodes are members and the address answers. */
    static LabCluster running(Setup setup) {
        LabCluster cluster = prepare(setup);
        cluster.settle();
        return cluster;
    }

    /** The hosts and their network. */
    Lab lab() {
        return lab;
    }

    /** The daemons, in order. */
    List<LabNode> nodes() {
        return nodes;
    }

    /** The client. */
    Probe probe() {
        return probe;
    }

    /** Who had the address when. */
    Holdings holdings() {
        return watch.holdings();
    }

    /** The daemon of that host. */
    LabNode node(NodeName name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
    }

    /** All daemons but that of this host. */
    List<LabNode> others(NodeName name) {
        return nodes.stream().filter(node -> !node.name().equals(name)).toList();
    }

    /** The one host that has the address. */
    NodeName holder() {
        return Patience.await(
                "one host to have the address",
                PATIENCE,
                () -> {
                    List<NodeName> holders = holdings().holders();
                    return holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
                });
    }

    /** Pulls the plug of a host. */
    void powerOff(NodeName host) {
        Instant at = Instant.now();
        lab.powerOff(host);
        holdings().lost(host, at);
        off.add(host);
    }

    /** Starts a host that is off, and its daemon. */
    void boot(NodeName host) {
        lab.boot(host);
        off.remove(host);
        node(host).start();
    }

    /** Does something to the host of the address, and waits until another has it. */
    Failover failover(Consumer<NodeName> fault) {
        NodeName victim = holder();
        Instant begun = Instant.now();
        fault.accept(victim);
        ProbeEvent.Move move = awaitMove(victim, begun);
        Instant taken =
                Patience.await(
                        "the watch to see the new host",
                        PATIENCE,
                        () -> holdings().gainedSince(move.to(), begun));
        return new Failover(
                victim,
                move.to(),
                begun,
                probe.outageSince(begun),
                Duration.between(begun, taken),
                holdings().lostSince(victim, begun).map(lost -> Duration.between(lost, taken)));
    }

    private ProbeEvent.Move awaitMove(NodeName victim, Instant begun) {
        try {
            return probe.awaitMove(begun, PATIENCE);
        } catch (AssertionError vain) {
            throw new AssertionError(
                    "%s; hit at %s: %s; address at %s; views %s; client heard %s"
                            .formatted(
                                    vain.getMessage(),
                                    begun,
                                    victim,
                                    holdings().holders(),
                                    views(),
                                    probe.latest()),
                    vain);
        }
    }

    /** Waits until that host has the address no more, and tells since when. */
    Instant awaitRelease(NodeName host, Instant since) {
        return Patience.await(
                host + " to let go of the address",
                PATIENCE,
                () -> holdings().lostSince(host, since));
    }

    /** The longest time since then in which two hosts had the address. */
    Duration overlapSince(Instant since) {
        return holdings().overlapsSince(since, Instant.now()).stream()
                .map(Holdings.Overlap::length)
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** Ends every fault, starts what is off, and waits until nothing moves any more. */
    void settle() {
        lab.heal();
        List.copyOf(off).forEach(this::boot);
        nodes.stream().filter(node -> !node.isRunning()).forEach(LabNode::start);
        awaitMembers();
        holder();
        Instant since = Instant.now();
        Patience.await(
                "the client to hear the one host that has the address",
                PATIENCE,
                () -> {
                    Patience.pause(SETTLED);
                    return holdings().holders().equals(probe.answering().stream().toList());
                });
        assertNoOverlapSince(since);
    }

    /** Waits until every node sees all nodes online, in the same view. */
    void awaitMembers() {
        for (LabNode node : nodes) {
            Patience.await(
                    node.name() + " to see all nodes online",
                    PATIENCE,
                    () -> node.seesOnline(lab.hosts()));
        }
        Patience.await("one view on all nodes", PATIENCE, () -> Set.copyOf(views()).size() == 1);
    }

    /** The view of each node. */
    List<String> views() {
        return nodes.stream().map(LabNode::view).toList();
    }

    /** Fails if two hosts had the address at the same time since then. */
    void assertNoOverlapSince(Instant since) {
        assertThat(holdings().overlapsSince(since, Instant.now()))
                .as("times in which two hosts had the address")
                .isEmpty();
    }

    @Override
    public void close() {
        probe.close();
        watch.close();
        lab.close();
    }
}
