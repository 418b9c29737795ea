package systole.remote.protocol;

import systole.model.cib.CibVersion;

/** The one answer to a command. */
public sealed interface Reply {

    /** It was done; the CIB has this version now. */
    record Done(CibVersion version) implements Reply {}

    /**
     * It was not done, for this reason; nothing changed, or what had changed was taken back.
     *
     * @param reason cut off where it is longer than anybody reads
     */
    record Refused(String reason) implements Reply {
        private static final int LONGEST = 2_000;

        /** Cuts off a longer reason. */
        public Refused {
            if (reason.length() > LONGEST) {
                reason = reason.substring(0, LONGEST) + "…";
            }
        }
    }
}
