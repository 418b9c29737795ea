package systole.remote.protocol;

import systole.model.cib.CibVersion;

/** The one answer to a command. */
public sealed interface Reply {

    /** It was done; the CIB has this version now. */
    record Done(CibVersion version) implements Reply {}

    /** It was not done, for this reason; nothing changed, or what had changed was taken back. */
    record Refused(String reason) implements Reply {}
}
