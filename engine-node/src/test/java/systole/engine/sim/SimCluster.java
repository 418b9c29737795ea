package systole.engine.sim;

import systole.engine.control.EngineSettings;
import systole.engine.control.Policy;
import systole.engine.executor.AgentSettings;
import systole.engine.sim.check.OneController;
import systole.engine.sim.check.OneOperationAtATime;
import systole.engine.sim.check.OrderRespected;
import systole.engine.sim.check.QuorumBeforeStart;
import systole.engine.sim.check.SingleActiveCopy;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole cluster in a world: machines, wires, an administrator, faults and every checker. */
public final class SimCluster {
    private static final int CONCURRENCY = 4;

    private final World world;
    private final ClusterPlan plan;
    private final Network network;
    private final List<Machine> machines = new ArrayList<>();
    private final Administrator administrator;
    private final Faults faults;

    /** The cluster of a seed, switched off. */
    public SimCluster(long seed, Policy policy) {
        this(new World(seed), policy);
    }

    private SimCluster(World world, Policy policy) {
        this(world, policy, ClusterPlan.of(world.random("plan")));
    }

    /** A given cluster in a given world, switched off. */
    public SimCluster(World world, Policy policy, ClusterPlan plan) {
        this.world = world;
        this.plan = plan;
        this.network = new Network(world, plan.nodes().size(), Network.Manner.USUAL);
        EngineSettings settings = settings(plan, policy);
        for (NodeName name : plan.nodes()) {
            machines.add(new Machine(world, name, network, settings));
        }
        this.administrator = new Administrator(world, plan, machines);
        this.faults = new Faults(world, plan, network, machines, administrator);
        world.check(new SingleActiveCopy());
        world.check(new OneOperationAtATime(CONCURRENCY));
        world.check(new QuorumBeforeStart());
        world.check(new OneController());
        world.check(new OrderRespected(plan.orders()));
    }

    private static EngineSettings settings(ClusterPlan plan, Policy policy) {
        return new EngineSettings(
                plan.cib(),
                policy,
                new AgentSettings(
                        List.of("/sim"), List.of(), List.of(), Map.of(), CONCURRENCY, 4_096),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }

    /** Where it lives. */
    public World world() {
        return world;
    }

    /** What was configured. */
    public ClusterPlan plan() {
        return plan;
    }

    /** Its wires. */
    public Network network() {
        return network;
    }

    /** Its machines. */
    public List<Machine> machines() {
        return List.copyOf(machines);
    }

    /** Who operates it. */
    public Administrator administrator() {
        return administrator;
    }

    /** The machine whose engine leads with quorum. */
    public Optional<Machine> leader() {
        return machines.stream().filter(Machine::leads).findFirst();
    }

    /** Switches every machine on, one soon after the other. */
    public void boot() {
        SimRandom random = world.random("boot");
        for (Machine machine : machines) {
            world.after(random.between(Duration.ZERO, Duration.ofSeconds(2)), machine::boot);
        }
    }

    /** A life: boot, a time of faults, calm, and the proof that all is well in the end. */
    public void live(Duration rough) {
        faults.prepare();
        boot();
        world.run(Duration.ofSeconds(5));
        world.guarded(faults::begin);
        world.run(rough);
        world.guarded(faults::end);
        new Settlement(this).prove();
    }
}
