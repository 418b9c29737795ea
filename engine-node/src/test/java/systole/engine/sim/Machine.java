package systole.engine.sim;

import org.jspecify.annotations.Nullable;

import systole.engine.control.EngineObserver;
import systole.engine.control.EngineSettings;
import systole.engine.control.NodeEngine;
import systole.engine.port.EnginePorts;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A node: a power switch, a disk, a clock, agents, and while it is switched on an engine. */
public final class Machine {
    /** The beginning of the names of options that administrators mark the CIB with. */
    public static final String MARK = "mark-";

    /** A loop that stands still for longer than this is ended by the machine's watchdog. */
    private static final Duration WATCHDOG = Duration.ofMillis(900);

    /** An engine that gives up by itself has its machine reset. */
    private static final Duration RESET = Duration.ofSeconds(7);

    private final World world;
    private final NodeName name;
    private final Network network;
    private final EngineSettings settings;
    private final Agents agents;
    private final Disk disk;
    private final SimClock clock;
    private final SimRandom random;
    private @Nullable Running running;
    private boolean leaving;
    private int boots;

    /** What is there only while an engine runs. */
    private record Running(
            SimLoop loop,
            SimTimers timers,
            SimGroup group,
            SimProcesses processes,
            SimStore store,
            NodeEngine engine,
            Ear ear) {}

    /** The most of everything that ever waited in a machine. */
    public record Loads(int loop, int timers, int messages, int processes, int writes) {
        private static final Loads NONE = new Loads(0, 0, 0, 0, 0);

        private Loads max(Loads other) {
            return new Loads(
                    Math.max(loop, other.loop),
                    Math.max(timers, other.timers),
                    Math.max(messages, other.messages),
                    Math.max(processes, other.processes),
                    Math.max(writes, other.writes));
        }
    }

    private Loads loads = Loads.NONE;

    /** A machine that is switched off. */
    public Machine(World world, NodeName name, Network network, EngineSettings settings) {
        this.world = world;
        this.name = name;
        this.network = network;
        this.settings = settings;
        this.random = world.random("machine " + name);
        this.agents = new Agents(world, name);
        this.disk = new Disk(random.split("disk"));
        this.clock = new SimClock(world, Duration.ofMillis(random.between(-2_000, 2_000)));
    }

    /** Its name. */
    public NodeName name() {
        return name;
    }

    /** Its agents. */
    public Agents agents() {
        return agents;
    }

    /** Its disk. */
    public Disk disk() {
        return disk;
    }

    /** Its time of day. */
    public SimClock clock() {
        return clock;
    }

    /** Tells whether an engine runs on it. */
    public boolean on() {
        return running != null;
    }

    /** The CIB its engine shows, if it runs and has shown one. */
    public Optional<Cib> cib() {
        return Optional.ofNullable(running).map(now -> now.ear().cib);
    }

    /** Tells whether its engine leads a quorate view. */
    public boolean leads() {
        return running != null
                && running.ear().leads
                && running.group().view() != null
                && running.group().view().quorate();
    }

    /** The most that ever waited here. */
    public Loads loads() {
        return loads.max(present());
    }

    private Loads present() {
        return running == null
                ? Loads.NONE
                : new Loads(
                        running.loop().longestQueue(),
                        running.timers().most(),
                        running.group().most(),
                        running.processes().most(),
                        running.store().most());
    }

    /** Switches it on; does nothing if it is. */
    public void boot() {
        if (running != null) {
            return;
        }
        leaving = false;
        String boot = name + "#" + ++boots;
        var loop = new SimLoop(world, boot);
        var timers = new SimTimers(loop, random.split("timers " + boot));
        SimGroup group = network.end(name, loop);
        var processes = new SimProcesses(loop, agents);
        var store = new SimStore(name, loop, disk);
        var ports =
                new EnginePorts(
                        new SimTicker(world, random.split("ticker " + boot)),
                        clock,
                        timers,
                        random.split("engine " + boot),
                        group,
                        processes,
                        store);
        var ear = new Ear();
        var engine = new NodeEngine(name, ports, settings, ear);
        running = new Running(loop, timers, group, processes, store, engine, ear);
        world.observe(new Observation.EngineStarted(name));
        loop.post(engine::start);
    }

    /** Switches it off without a warning; does nothing if it is off. */
    public void cutPower() {
        Running last = running;
        if (last == null) {
            return;
        }
        loads = loads();
        running = null;
        last.loop().end();
        last.group().cutPower();
        disk.cut();
        agents.cutPower();
        world.observe(new Observation.PowerLost(name));
        network.missedAfterDeadtime();
    }

    /** Has the engine leave in peace; then the machine is switched off. */
    public void shutDown() {
        if (running != null) {
            leaving = true;
            running.loop().post(running.engine()::shutDown);
        }
    }

    private void left() {
        Running last = running;
        if (last != null) {
            loads = loads();
            running = null;
            last.loop().end();
            world.observe(new Observation.EngineStopped(name));
            agents.cutPower();
            if (!leaving) {
                world.after(RESET, this::boot);
            }
        }
    }

    /** Its engine stands still for a while; the watchdog switches it off if that is too long. */
    public void pause(Duration span) {
        if (running == null) {
            return;
        }
        running.loop().pause(span);
        if (span.compareTo(WATCHDOG) > 0) {
            SimLoop stuck = running.loop();
            world.after(
                    WATCHDOG,
                    () -> {
                        if (stuck.alive()) {
                            cutPower();
                        }
                    });
        }
    }

    /** Asks its engine for something; without an engine nobody answers. */
    public void submit(Command command, Consumer<Reply> replied) {
        if (running != null) {
            NodeEngine engine = running.engine();
            running.loop().post(() -> engine.submit(command, replied));
        }
    }

    /** Listens to the engine of one boot. */
    private final class Ear implements EngineObserver {
        private @Nullable Cib cib;
        private boolean leads;

        @Override
        public void roleChanged(Role role) {
            world.note(name + " is " + role);
            boolean leader = role == Role.CONTROLLER;
            if (leader != leads) {
                leads = leader;
                world.observe(
                        leader ? new Observation.Leads(name) : new Observation.LeadsNoMore(name));
            }
            if (role == Role.GONE) {
                left();
            }
        }

        @Override
        public void cibChanged(Cib before, Cib after) {
            cib = after;
            if (!before.configuration().equals(after.configuration())) {
                world.observe(new Observation.Shown(name, after.version(), marks(after)));
            }
        }

        @Override
        public void transitionProgress(int number, int done, int total, boolean aborted) {
            world.note(
                    "%s transition %d: %d of %d%s"
                            .formatted(name, number, done, total, aborted ? ", aborted" : ""));
        }

        @Override
        public void log(ClusterEvent.Level level, String text) {
            world.note(name + " " + level + " " + text);
        }
    }

    /** The marks of administrators in a document. */
    static Set<String> marks(Cib cib) {
        var marks = new TreeSet<String>();
        for (String option : cib.configuration().options().values().keySet()) {
            if (option.startsWith(MARK)) {
                marks.add(option);
            }
        }
        return marks;
    }
}
