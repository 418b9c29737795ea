package systole.engine.access;

import systole.remote.protocol.Command;

/** What the policy says to a command. */
public sealed interface Verdict {

    /**
     * It may be carried out.
     *
     * @param command the command as it is meant for the whole CIB, of which the visitor may know a
     *     part only
     */
    record Granted(Command command) implements Verdict {}

    /** It may not, for this reason: who lacks what, and by which rule. */
    record Refused(String reason) implements Verdict {}
}
