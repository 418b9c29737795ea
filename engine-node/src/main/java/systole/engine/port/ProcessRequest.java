package systole.engine.port;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param command the program's path and its arguments
 * @param environment the whole environment; nothing is inherited
 * @param timeout after which the group is ended
 * @param outputLimit bytes of output kept; the rest is read and dropped
 */
public record ProcessRequest(
        List<String> command, Map<String, String> environment, Duration timeout, int outputLimit) {

    /** Copies the collections. */
    public ProcessRequest {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("nothing to run");
        }
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
