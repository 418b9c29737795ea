package systole.engine.executor;

import org.jspecify.annotations.Nullable;

import systole.engine.message.Operation;
import systole.engine.port.Timers;

/** An operation that is repeated until it is called off. */
final class Repetition {
    private final Operation operation;
    private final int callId;
    private Timers.@Nullable Timer timer;
    private boolean over;
    private boolean told;

    Repetition(Operation operation, int callId) {
        this.operation = operation;
        this.callId = callId;
    }

    Operation operation() {
        return operation;
    }

    int callId() {
        return callId;
    }

    /** Tells whether no further run is wanted. */
    boolean over() {
        return over;
    }

    /** Tells whether a first result was told. */
    boolean told() {
        return told;
    }

    void tell() {
        told = true;
    }

    void next(Timers.Timer pending) {
        timer = pending;
    }

    void end() {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
