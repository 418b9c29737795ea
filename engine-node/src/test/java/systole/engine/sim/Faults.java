package systole.engine.sim;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goes wrong in a world, by its seed: some worlds are rough, some calm, some only have bad
 * agents or bad disks.
 *
 * <p>A world whose wires are cut has agents that stop in time: without fencing nobody can promise
 * anything about a process that does not stop where nobody can be reached.
 */
public final class Faults {
    private final World world;
    private final SimRandom random;
    private final ClusterPlan plan;
    private final Network network;
    private final List<Machine> machines;
    private final Administrator administrator;
    private final boolean cuts;
    private final boolean crashes;
    private final boolean leaves;
    private final boolean pauses;
    private final boolean jumps;
    private final int busiest;
    private boolean over;

    /** The faults of that world. */
    public Faults(
            World world,
            ClusterPlan plan,
            Network network,
            List<Machine> machines,
            Administrator administrator) {
        this.world = world;
        this.random = world.random("faults");
        this.plan = plan;
        this.network = network;
        this.machines = List.copyOf(machines);
        this.administrator = administrator;
        this.cuts = random.perMille(300);
        this.crashes = random.perMille(700);
        this.leaves = random.perMille(500);
        this.pauses = random.perMille(500);
        this.jumps = random.perMille(200);
        this.busiest = random.pick(List.of(1, 2, 4, 8, 16));
    }

    /** What is wrong before anything begins: an agent that somebody forgot to install. */
    public void prepare() {
        for (Machine machine : machines) {
            for (ResourceId resource : plan.primitives()) {
                if (random.perMille(15)) {
                    machine.agents().uninstall(resource);
                }
            }
        }
    }

    /** Lets them begin. */
    public void begin() {
        boolean badAgents = random.perMille(600);
        boolean badDisks = random.perMille(400);
        for (Machine machine : machines) {
            if (badAgents) {
                machine.agents()
                        .behave(
                                new Agents.Manner(
                                        Duration.ofMillis(random.between(50, cuts ? 500 : 4_000)),
                                        random.below(200),
                                        cuts ? 0 : random.below(30),
                                        random.below(10),
                                        cuts ? 0 : random.below(20)));
            }
            if (badDisks) {
                machine.disk()
                        .behave(
                                new Disk.Manner(
                                        Duration.ofMillis(random.between(5, 900)),
                                        random.below(20)));
            }
        }
        next();
    }

    private void next() {
        world.after(
                random.between(Duration.ofMillis(100), Duration.ofSeconds(busiest)),
                () -> {
                    if (!over) {
                        strike();
                        next();
                    }
                });
    }

    private void strike() {
        Machine machine = random.pick(machines);
        switch (random.below(10)) {
            case 0, 1, 2 -> administrator.act();
            case 3, 4 -> killSomething(machine);
            case 5 -> {
                if (crashes) {
                    machine.cutPower();
                    bootLater(machine);
                }
            }
            case 6 -> {
                if (leaves) {
                    machine.shutDown();
                    bootOnceGone(machine, 10);
                }
            }
            case 7 -> {
                if (pauses) {
                    machine.pause(random.between(Duration.ofMillis(10), Duration.ofMillis(1_000)));
                }
            }
            case 8 -> {
                if (cuts) {
                    cut();
                }
            }
            default -> {
                if (jumps) {
                    machine.clock().jump(Duration.ofSeconds(random.between(-4_000, 4_000)));
                }
            }
        }
    }

    private void killSomething(Machine machine) {
        List<ResourceId> running = machine.agents().running();
        if (!running.isEmpty()) {
            machine.agents().kill(random.pick(running));
        }
    }

    private void bootLater(Machine machine) {
        world.after(random.between(Duration.ofMillis(50), Duration.ofSeconds(20)), machine::boot);
    }

    private void bootOnceGone(Machine machine, int tries) {
        world.after(
                random.between(Duration.ofSeconds(1), Duration.ofSeconds(15)),
                () -> {
                    if (machine.on() && tries > 0) {
                        bootOnceGone(machine, tries - 1);
                    } else {
                        machine.boot();
                    }
                });
    }

    private void cut() {
        Set<NodeName> side = new TreeSet<>();
        for (Machine machine : machines) {
            if (random.perMille(400)) {
                side.add(machine.name());
            }
        }
        network.cut(side, 1 + random.below(2));
        world.after(random.between(Duration.ofMillis(100), Duration.ofSeconds(50)), network::mend);
    }

    /** Ends them all: wires mended, machines on, disks and agents good. */
    public void end() {
        over = true;
        network.mend();
        for (Machine machine : machines) {
            machine.agents().behave(Agents.Manner.GOOD);
            machine.agents().installAll();
            machine.disk().behave(Disk.Manner.GOOD);
            machine.boot();
        }
        world.observe(new Observation.Calm());
    }
}
