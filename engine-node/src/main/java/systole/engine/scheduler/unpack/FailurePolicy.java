package systole.engine.scheduler.unpack;

import systole.model.resource.OperationDefinition;

import java.util.Locale;
import java.util.Optional;

/** What a failed operation leads to, the milder first: of several failures the worst counts. */
public enum FailurePolicy {
    /** Nothing. */
    IGNORE,
    /** Stop and start again, here or elsewhere. */
    RECOVER,
    /** Start again, but not here. */
    BAN,
    /** Touch the resource no more. */
    BLOCK,
    /** Stop, and stay stopped everywhere. */
    STOP;

    /**
     * The policy of an operation. A failed stop blocks unless told otherwise: without fencing
     * nothing else is safe. Asking for fencing stops the resource instead.
     */
    static FailurePolicy of(String operation, Optional<OperationDefinition> definition) {
        String word = definition.flatMap(OperationDefinition::onFail).orElse("default");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ignore" -> IGNORE;
            case "restart", "nothing" -> RECOVER;
            case "migrate", "ban" -> BAN;
            case "block" -> BLOCK;
            case "stop", "fence", "standby" -> STOP;
            default -> operation.equals("stop") ? BLOCK : RECOVER;
        };
    }

    /** Tells whether a later successful stop settles the failure. */
    boolean settledByStop() {
        return this == IGNORE || this == RECOVER;
    }

    /** The worse of two. */
    FailurePolicy worse(FailurePolicy other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
