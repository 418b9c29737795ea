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
 * <p>A world in which machines that run can lose each other has agents that stop in time: without
 * fencing nobody can promise anything about a process that does not stop where nobody can be
 * reached. Of two nodes only the first reaches the router while anything between them is cut.
 */
public final class Faults {
    /** The longest an engine's thread stands still. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** The longest a whole machine stands still: three deadtimes. */
    private static final Duration LONGEST_FREEZE = Site.TIMING.dead().multipliedBy(3);

    /** The longest until cables are mended: two deadtimes. */
    private static final Duration LONGEST_CUT = Site.TIMING.dead().multipliedBy(2);

    /** The longest a storm of losses lasts: far less than a lease. */
    private static final Duration LONGEST_STORM = Duration.ofSeconds(6);

    private final World world;
    private final SimRandom random;
    private final ClusterPlan plan;
    private final Network network;
    private final List<Machine> machines;
    private final Administrator administrator;
    private final Weather weather;
    private final int busiest;
    private boolean over;

    /** What a world is prone to. */
    private record Weather(
            boolean cuts,
            boolean freezes,
            boolean crashes,
            boolean leaves,
            boolean pauses,
            boolean jumps,
            Network.Quality quality) {
        static Weather of(SimRandom random) {
            return new Weather(
                    random.perMille(500),
                    random.perMille(250),
                    random.perMille(700),
                    random.perMille(500),
                    random.perMille(500),
                    random.perMille(200),
                    random.perMille(400)
                            ? new Network.Quality(
                                    random.below(300),
                                    random.below(50),
                                    Duration.ofMillis(random.between(1, 300)))
                            : Network.Quality.GOOD);
        }

        /** Tells whether machines that run may lose each other. */
        boolean parting() {
            return cuts || freezes || quality.lost() > 100;
        }
    }

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
        this.weather = Weather.of(random);
        this.busiest = random.pick(List.of(2, 4, 8, 16, 30));
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
        network.quality(weather.quality());
        for (Machine machine : machines) {
            machine.agents().behave(badAgents ? badManner() : quickManner());
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

    private Agents.Manner quickManner() {
        return weather.parting()
                ? new Agents.Manner(Duration.ofMillis(300), 0, 0, 0, 0)
                : Agents.Manner.GOOD;
    }

    private Agents.Manner badManner() {
        return new Agents.Manner(
                Duration.ofMillis(random.between(50, weather.parting() ? 300 : 4_000)),
                random.below(200),
                weather.parting() ? 0 : random.below(30),
                random.below(10),
                weather.parting() ? 0 : random.below(20));
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
        switch (random.below(13)) {
            case 0, 1, 2 -> administrator.act();
            case 3, 4 -> killSomething(machine);
            case 5 -> given(weather.crashes(), () -> crash(machine));
            case 6 -> given(weather.leaves(), () -> leave(machine));
            case 7 ->
                    given(
                            weather.pauses(),
                            () ->
                                    machine.pause(
                                            random.between(Duration.ofMillis(10), LONGEST_PAUSE)));
            case 8, 9 -> given(weather.cuts(), this::cut);
            case 10 -> given(weather.quality().lost() > 0, this::storm);
            case 11 ->
                    given(
                            weather.freezes(),
                            () ->
                                    machine.freeze(
                                            random.between(
                                                    Duration.ofMillis(100), LONGEST_FREEZE)));
            default ->
                    given(
                            weather.jumps(),
                            () ->
                                    machine.clock()
                                            .jump(
                                                    Duration.ofSeconds(
                                                            random.between(-4_000, 4_000))));
        }
    }

    private static void given(boolean prone, Runnable fault) {
        if (prone) {
            fault.run();
        }
    }

    private void crash(Machine machine) {
        machine.cutPower();
        bootLater(machine);
    }

    private void leave(Machine machine) {
        machine.shutDown();
        bootOnceGone(machine, 10);
    }

    private void storm() {
        Network.Quality usual = weather.quality();
        network.quality(new Network.Quality(700, usual.repeated(), usual.slowest()));
        world.after(
                random.between(Duration.ofMillis(100), LONGEST_STORM),
                () -> network.quality(over ? Network.Quality.GOOD : usual));
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
        NodeName one = random.pick(plan.nodes());
        NodeName other = random.pick(plan.nodes());
        switch (random.below(6)) {
            case 0, 1 -> network.cutOff(side(), plan.nodes());
            case 2, 3 -> network.part(one, other);
            case 4 -> network.cut(one, other);
            default -> network.block(one, other);
        }
        if (plan.nodes().size() == 2) {
            network.hideRouter(List.of(plan.nodes().getLast()));
        }
        world.after(random.between(Duration.ofMillis(100), LONGEST_CUT), network::mend);
    }

    private Set<NodeName> side() {
        Set<NodeName> side = new TreeSet<>();
        for (Machine machine : machines) {
            if (random.perMille(400)) {
                side.add(machine.name());
            }
        }
        return side;
    }

    /** Ends them all: cables mended, machines on, disks and agents good. */
    public void end() {
        over = true;
        network.mend();
        network.quality(Network.Quality.GOOD);
        for (Machine machine : machines) {
            machine.agents().behave(Agents.Manner.GOOD);
            machine.agents().installAll();
            machine.disk().behave(Disk.Manner.GOOD);
            machine.boot();
        }
        world.observe(new Observation.Calm());
    }
}
