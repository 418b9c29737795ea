package systole.engine.port;

import java.util.function.BooleanSupplier;

/** Where a contract is tried: a loop, and time that passes by itself or is made to pass. */
public interface Stage extends AutoCloseable {
    /** Runs something on the loop; returns before or after it ran. */
    void onLoop(Runnable action);

    /** Lets time pass until something holds; fails, saying what was awaited, if it takes long. */
    void until(String what, BooleanSupplier holds);

    @Override
    void close();
}
