package systole.engine.tool;

import systole.model.cib.Cib;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.ZonedDateTime;

/** What a tool may see and ask of a cluster. Its methods may wait, but never for ever. */
public interface ClusterAccess {
    /** The CIB as this node has it now. */
    Cib cib();

    /** Has the cluster do something, and waits for its reply; silence is refused in the end. */
    Reply submit(Command command);

    /** Where this node stands in the group. */
    Standing standing();

    /** What this node hears of the others. */
    default Hearing hearing() {
        return Hearing.NOTHING;
    }

    /** The time of day, where the tool's user is. */
    ZonedDateTime now();
}
