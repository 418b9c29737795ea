package systole.engine.sim;

import systole.engine.port.Ticker;

/**
 * A machine's own count of nanoseconds: even, forward, from a beginning no other machine shares.
 */
public final class SimTicker implements Ticker {
    private final World world;
    private final long beginning;

    /** A ticker that starts anywhere. */
    public SimTicker(World world, SimRandom random) {
        this.world = world;
        this.beginning = (long) random.below(Integer.MAX_VALUE) << 16;
    }

    @Override
    public long nanos() {
        return beginning + world.nanos();
    }
}
