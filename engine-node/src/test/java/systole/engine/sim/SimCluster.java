package systole.engine.sim;

import systole.engine.control.EngineSettings;
import systole.engine.control.Policy;
import systole.engine.executor.AgentSettings;
import systole.engine.group.JsonFormat;
import systole.engine.group.MessageFormat;
import systole.engine.sim.check.OneController;
import systole.engine.sim.check.OneOperationAtATime;
import systole.engine.sim.check.OneSideActs;
import systole.engine.sim.check.OrderRespected;
import systole.engine.sim.check.QuorumBeforeStart;
import systole.engine.sim.check.SingleActiveCopy;
import systole.engine.sim.check.ViewsAgreed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole cluster in a world: machines, wires, an administrator, faults and every checker. */
public final class SimCluster {
    private static final int CONCURRENCY = 4;

    /** How long a machine that stood still may take to let go of what others have taken over. */
    private static final Duration WAKING = Duration.ofSeconds(20);

    /** From the first boot to the first view: an earlier start may have promised something. */
    private static final Duration FORMING = Site.TIMING.dead().plusSeconds(10);

    private final World world;
    private final ClusterPlan plan;
    private final Network network;
    private final List<Machine> machines = new ArrayList<>();
    private final Administrator administrator;
    private final Faults faults;

    /** The cluster of a seed, switched off. */
    public SimCluster(long seed, Policy policy) {
        this(seed, policy, Site::usual);
    }

    /** The cluster of a seed with that membership, switched off. */
    public SimCluster(long seed, Policy policy, Site.Stack stack) {
        this(new World(seed), policy, stack);
    }

    private SimCluster(World world, Policy policy, Site.Stack stack) {
        this(world, policy, stack, ClusterPlan.of(world.random("plan")));
    }

    /** A given cluster in a given world, switched off. */
    public SimCluster(World world, Policy policy, Site.Stack stack, ClusterPlan plan) {
        this.world = world;
        this.plan = plan;
        this.network = new Network(world);
        var site =
                new Site(
                        world,
                        network,
                        plan.nodes(),
                        format(world.seed()),
                        stack,
                        world.random("watchdogs").perMille(500),
                        settings(plan, policy));
        plan.nodes().forEach(name -> machines.add(new Machine(site, name)));
        this.administrator = new Administrator(world, plan, machines);
        this.faults = new Faults(world, plan, network, machines, administrator);
        world.check(new SingleActiveCopy(WAKING));
        world.check(new OneOperationAtATime(CONCURRENCY));
        world.check(new QuorumBeforeStart());
        world.check(new OneController());
        world.check(new OneSideActs());
        world.check(new ViewsAgreed());
        world.check(new OrderRespected(plan.orders()));
    }

    /** Every tenth world writes its messages as real engines do; the others are quicker. */
    private static MessageFormat format(long seed) {
        return seed % 10 == 0 ? new JsonFormat() : new Tokens();
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
        world.run(FORMING);
        world.guarded(faults::begin);
        world.run(rough);
        world.guarded(faults::end);
        new Settlement(this).prove();
    }
}
