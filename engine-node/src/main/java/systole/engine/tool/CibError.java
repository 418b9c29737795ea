package systole.engine.tool;

import java.util.Arrays;
import java.util.Map;

/** Why the CIB refused, with the numbers and words of Heartbeat 2 and those of today. */
enum CibError {
    MISSING_FIELD(-15, "Required field is missing", 64, "Required field is missing"),
    EXISTS(-21, "The object already exists", 108, "Requested item already exists"),
    NOT_EXISTS(-22, "The object/attribute does not exist", 105, "No such object"),
    NO_SECTION(-24, "The specified section does not exist", 105, "No such section"),
    INVALID_ARGUMENT(-29, "Invalid argument", 64, "Invalid argument"),
    MISSING_DATA(
            -40,
            "Required data for this CIB API call not found",
            65,
            "Required data for this CIB API call not found"),
    NOT_DONE(-41, "Remote node did not respond", 1, "Remote node did not respond"),
    NO_QUORUM(-42, "Write requires quorum", 106, "Operation requires quorum"),
    OLD_DATA(
            -45,
            "Update was older than existing configuration",
            103,
            "Update was older than existing configuration"),
    NOT_VALID(
            -47,
            "Update does not conform to what a CIB must be",
            78,
            "Update does not conform to the configured schema");

    /** Wrong usage, and no connection to the cluster. */
    private static final Map<Integer, Integer> OTHERS = Map.of(Given.WRONG_USAGE, 64, 246, 102);

    private final int number;
    private final String words;
    private final int modernExit;
    private final String modernWords;

    CibError(int number, String words, int modernExit, String modernWords) {
        this.number = number;
        this.words = words;
        this.modernExit = modernExit;
        this.modernWords = modernWords;
    }

    /** The code a tool ends with: the number as a byte. */
    int exit() {
        return number & 0xff;
    }

    String words() {
        return words;
    }

    /** What Pacemaker says. */
    String modernWords() {
        return modernWords;
    }

    /** Pacemaker's code for one of Heartbeat's. */
    static int modernExit(int exit) {
        return Arrays.stream(values())
                .filter(error -> error.exit() == exit)
                .map(error -> error.modernExit)
                .findFirst()
                .orElseGet(() -> OTHERS.getOrDefault(exit, exit));
    }
}
