package systole.engine.port;

/** Runs what it is given, one thing after the other, in the order given. */
@FunctionalInterface
public interface EventLoop {
    /**
     * Gives it something to run, later, never at once; false if it has ended or too much waits for
     * it.
     */
    boolean post(Runnable event);
}
