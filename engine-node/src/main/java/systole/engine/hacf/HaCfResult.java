package systole.engine.hacf;

import java.util.List;
import java.util.Optional;

/**
 * What became of reading ha.cf.
 *
 * @param settings empty if there was an error
 * @param problems in the order of lines
 */
public record HaCfResult(Optional<HaCf> settings, List<Problem> problems) {

    /** Copies the problems. */
    public HaCfResult {
        problems = List.copyOf(problems);
    }
}
