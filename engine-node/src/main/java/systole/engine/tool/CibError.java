package systole.engine.tool;

/** Why the CIB refused, with the numbers and words of Heartbeat 2. */
enum CibError {
    MISSING_FIELD(-15, "Required field is missing"),
    EXISTS(-21, "The object already exists"),
    NOT_EXISTS(-22, "The object/attribute does not exist"),
    NO_SECTION(-24, "The specified section does not exist"),
    INVALID_ARGUMENT(-29, "Invalid argument"),
    MISSING_DATA(-40, "Required data for this CIB API call not found"),
    NOT_DONE(-41, "Remote node did not respond"),
    NO_QUORUM(-42, "Write requires quorum"),
    OLD_DATA(-45, "Update was older than existing configuration"),
    NOT_VALID(-47, "Update does not conform to what a CIB must be");

    private final int number;
    private final String words;

    CibError(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** The code a tool ends with: the number as a byte. */
    int exit() {
        return number & 0xff;
    }

    String words() {
        return words;
    }
}
