package systole.engine.sim;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The agents of a machine and the processes they look after: the truth about what runs where. Lives
 * as long as the machine has power, whoever operates it.
 */
public final class Agents {
    /**
     * How agents behave; counts are failures in a thousand.
     *
     * @param slowest the longest a start or a stop takes that does not hang
     * @param starts failing starts
     * @param stops failing stops
     * @param alarms monitors that fail though all is well
     * @param hangs runs that never end by themselves
     */
    public record Manner(Duration slowest, int starts, int stops, int alarms, int hangs) {
        /** They never fail. */
        public static final Manner GOOD = new Manner(Duration.ofMillis(500), 0, 0, 0, 0);
    }

    /** What a process will do if nobody ends it. */
    record Script(Duration effectAfter, Effect effect, Duration endsAfter, int exitCode) {}

    /** What a run changes. */
    enum Effect {
        NONE,
        RUN,
        VANISH
    }

    private static final Duration NEVER = Duration.ofDays(365);

    private final World world;
    private final NodeName node;
    private final SimRandom random;
    private final Set<ResourceId> running = new TreeSet<>();
    private final Set<ResourceId> missing = new TreeSet<>();
    private Manner manner = Manner.GOOD;
    private boolean mute;
    private long frozenUntil;
    private int powerCycle;

    /** A machine's agents; nothing runs yet. */
    public Agents(World world, NodeName node) {
        this.world = world;
        this.node = node;
        this.random = world.random("agents of " + node);
    }

    NodeName node() {
        return node;
    }

    World world() {
        return world;
    }

    int powerCycle() {
        return powerCycle;
    }

    /** They behave differently from now on. */
    public void behave(Manner other) {
        manner = other;
    }

    /** Nobody is ever told how a run ended, to see whether a checker notices. */
    public void mute() {
        mute = true;
    }

    boolean answer() {
        return !mute;
    }

    /** The agent of a resource is not installed on this machine. */
    public void uninstall(ResourceId resource) {
        missing.add(resource);
    }

    /** Every agent is installed. */
    public void installAll() {
        missing.clear();
    }

    boolean installed(ResourceId resource) {
        return !missing.contains(resource);
    }

    /** What really runs here. */
    public List<ResourceId> running() {
        return new ArrayList<>(running);
    }

    /** A process dies by itself, if it runs. */
    public void kill(ResourceId resource) {
        vanish(resource, "died");
    }

    /** All processes of the machine stand still for a while. */
    void freeze(Duration span) {
        frozenUntil = Math.max(frozenUntil, world.nanos() + span.toNanos());
    }

    /** Makes something happen on this machine after a delay, later if it stands still then. */
    void after(Duration delay, Runnable action) {
        world.after(delay, () -> whenAwake(action));
    }

    private void whenAwake(Runnable action) {
        long wait = frozenUntil - world.nanos();
        if (wait > 0) {
            world.after(Duration.ofNanos(wait), () -> whenAwake(action));
        } else {
            action.run();
        }
    }

    /** The power goes, and every process with it. */
    void cutPower() {
        frozenUntil = 0;
        powerCycle++;
        running().forEach(resource -> vanish(resource, "power"));
    }

    void apply(Effect effect, ResourceId resource) {
        switch (effect) {
            case NONE -> {}
            case RUN -> {
                if (running.add(resource)) {
                    world.observe(new Observation.Ran(node, resource));
                }
            }
            case VANISH -> vanish(resource, "stopped");
        }
    }

    private void vanish(ResourceId resource, String cause) {
        if (running.remove(resource)) {
            world.observe(new Observation.Vanished(node, resource, cause));
        }
    }

    /** What this run of an agent is going to do. A monitor's exit code is decided when it ends. */
    Script script(String operation) {
        Duration took = random.between(Duration.ofMillis(5), manner.slowest());
        Duration quick = random.between(Duration.ofMillis(1), Duration.ofMillis(40));
        Duration half = Duration.ofNanos(took.toNanos() * random.below(101) / 100);
        boolean hangs = random.perMille(manner.hangs());
        boolean reached = random.perMille(500);
        int dice = random.below(1_000);
        Duration end = hangs ? NEVER : took;
        return switch (operation) {
            case "start" -> {
                boolean fails = dice < manner.starts();
                Effect effect = (hangs || fails) && !reached ? Effect.NONE : Effect.RUN;
                yield new Script(half, effect, end, fails ? 1 : 0);
            }
            case "stop" -> {
                boolean fails = dice < manner.stops();
                Effect effect = hangs || fails ? Effect.NONE : Effect.VANISH;
                yield new Script(half, effect, end, fails ? 1 : 0);
            }
            case "monitor" ->
                    new Script(
                            Duration.ZERO,
                            Effect.NONE,
                            hangs ? NEVER : quick,
                            dice < manner.alarms() ? 1 : 0);
            default -> new Script(Duration.ZERO, Effect.NONE, quick, 0);
        };
    }

    /** A monitor's exit code: not running is 7. */
    int examined(ResourceId resource, int otherwise) {
        return running.contains(resource) ? otherwise : 7;
    }
}
