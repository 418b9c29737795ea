package systole.engine.hacf;

import java.util.List;
import java.util.Optional;

/**
 * What became of reading authkeys.
 *
 * @param keys empty if there was an error
 * @param problems in the order of lines
 */
public record AuthKeysResult(Optional<AuthKeys> keys, List<Problem> problems) {

    /** Copies the problems. */
    public AuthKeysResult {
        problems = List.copyOf(problems);
    }
}
