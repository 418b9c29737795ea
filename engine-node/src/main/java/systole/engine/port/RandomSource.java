package systole.engine.port;

/** Where chance comes from: seeded in the simulator, so that a run can be repeated. */
public interface RandomSource {
    /** A number from zero to just below the bound. */
    int below(int bound);
}
