package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * A CIB from a file in the place of a cluster: it can be looked at, and nothing can be changed.
 *
 * @param now the time to assume
 */
public record FileAccess(Cib cib, ZonedDateTime now) implements ClusterAccess {
    private static final NodeName NOBODY = NodeName.of("localhost");

    @Override
    public Reply submit(Command command) {
        return new Reply.Refused("a file is only looked at; leave out -X to change the cluster");
    }

    @Override
    public Standing standing() {
        return new Standing(NOBODY, cib.controller(), List.of(), true);
    }
}
