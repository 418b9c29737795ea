package systole.engine.sim;

/** The most of everything that ever waited in a machine. */
public record Loads(int loop, int timers, int messages, int processes, int writes) {
    static final Loads NONE = new Loads(0, 0, 0, 0, 0);

    /** The greater of each. */
    Loads max(Loads other) {
        return new Loads(
                Math.max(loop, other.loop),
                Math.max(timers, other.timers),
                Math.max(messages, other.messages),
                Math.max(processes, other.processes),
                Math.max(writes, other.writes));
    }
}
