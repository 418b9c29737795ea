package systole.engine.sim;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.engine.sim.check.OrderRespected;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * After the faults: the cluster comes to rest within a bound, with everything running where it
 * should and nothing lost that was acknowledged; and a process that dies then is noticed.
 */
final class Settlement {
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 100;

    private final SimCluster cluster;
    private final World world;
    private final Set<ResourceId> unforgiven;
    private boolean started;

    Settlement(SimCluster cluster) {
        this.cluster = cluster;
        this.world = cluster.world();
        this.unforgiven = new TreeSet<>(cluster.plan().items());
    }

    /** Goes on until the cluster is at rest; complains if that takes too long. */
    void prove() {
        rest("faults ended");
        cluster.machines().stream()
                .flatMap(machine -> machine.agents().running().stream())
                .findFirst()
                .ifPresent(this::killAndExpect);
        world.guarded(this::nothingLost);
        world.guarded(this::queuesBounded);
    }

    private void killAndExpect(ResourceId victim) {
        cluster.machines().forEach(machine -> machine.agents().kill(victim));
        rest(victim + " died");
    }

    private void rest(String since) {
        List<String> unrest = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            world.run(ROUND);
            cluster.machines().forEach(Machine::boot);
            unrest = unrest();
            if (unrest.isEmpty()) {
                return;
            }
            cluster.leader().ifPresent(this::help);
        }
        List<String> reasons = unrest;
        world.guarded(
                () -> {
                    throw new Violation("no rest after " + since + ": " + reasons);
                });
    }

    private void help(Machine leader) {
        if (!started) {
            cluster.administrator().startEverything(leader, () -> started = true);
            return;
        }
        for (ResourceId item : List.copyOf(unforgiven)) {
            cluster.administrator().forgive(leader, item, () -> unforgiven.remove(item));
        }
    }

    /** What is not as it should be. */
    private List<String> unrest() {
        var reasons = new ArrayList<String>();
        Optional<Machine> leader = cluster.leader();
        if (!started || !unforgiven.isEmpty()) {
            reasons.add("unanswered: " + (started ? unforgiven : "start everything"));
        }
        if (leader.isEmpty()) {
            reasons.add("nobody leads with quorum");
            return reasons;
        }
        Cib cib = leader.get().cib().orElseThrow();
        for (Machine machine : cluster.machines()) {
            if (!machine.view().equals(leader.get().view())) {
                reasons.add(
                        machine.name()
                                + " is in "
                                + machine.view()
                                + ", not in "
                                + leader.get().view());
            }
            if (!machine.cib().map(cib::equals).orElse(false)) {
                reasons.add(machine.name() + " has " + machine.cib() + ", not " + cib);
            }
        }
        if (!reasons.isEmpty()) {
            return reasons;
        }
        Decision decision = Scheduler.schedule(cib, leader.get().clock().now());
        List<String> open = decision.graph().executed().stream().map(Action::key).toList();
        if (!open.isEmpty()) {
            reasons.add("still to do: " + open);
        }
        reasons.addAll(misplaced(decision));
        cib.configuration().constraints().stream()
                .filter(constraint -> constraint.id().startsWith("cli-"))
                .forEach(pin -> reasons.add("pin left behind: " + pin.id()));
        return reasons;
    }

    private List<String> misplaced(Decision decision) {
        var reasons = new ArrayList<String>();
        Map<ResourceId, List<NodeName>> truth = new TreeMap<>();
        cluster.plan().primitives().forEach(each -> truth.put(each, new ArrayList<>()));
        for (Machine machine : cluster.machines()) {
            for (ResourceId resource : machine.agents().running()) {
                truth.computeIfAbsent(resource, _ -> new ArrayList<>()).add(machine.name());
            }
        }
        truth.forEach(
                (resource, nodes) -> {
                    List<NodeName> wanted = decision.placement().getOrDefault(resource, List.of());
                    if (!nodes.equals(wanted) && !(nodes.isEmpty() && waits(resource, truth))) {
                        reasons.add(resource + " runs on " + nodes + ", should on " + wanted);
                    }
                });
        return reasons;
    }

    /** Tells whether something it is ordered after, however indirectly, does not run. */
    private boolean waits(ResourceId resource, Map<ResourceId, List<NodeName>> truth) {
        return cluster.plan().orders().stream()
                .filter(order -> order.then().equals(resource))
                .map(OrderRespected.Order::first)
                .anyMatch(
                        first ->
                                truth.getOrDefault(first, List.of()).isEmpty()
                                        || waits(first, truth));
    }

    private void nothingLost() {
        for (Machine machine : cluster.machines()) {
            kept(machine.name() + "'s engine", machine.cib());
            kept(machine.name() + "'s disk", machine.disk().durable());
        }
    }

    private void kept(String where, Optional<Cib> cib) {
        Set<String> lost = new TreeSet<>(cluster.administrator().acknowledged());
        lost.removeAll(cib.map(Machine::marks).orElse(Set.of()));
        if (!lost.isEmpty()) {
            throw new Violation("acknowledged, but not on " + where + ": " + lost);
        }
    }

    private void queuesBounded() {
        for (Machine machine : cluster.machines()) {
            Loads loads = machine.loads();
            boolean bounded =
                    loads.loop() <= 2_000
                            && loads.timers() <= 300
                            && loads.messages() <= 2_000
                            && loads.processes() <= 8
                            && loads.writes() <= 1_000;
            if (!bounded) {
                throw new Violation(machine.name() + " let too much wait: " + loads);
            }
        }
    }
}
