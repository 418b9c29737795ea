package systole.engine.tool;

import systole.model.cib.Cib;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.ZonedDateTime;

/**
 * What a tool gets that said it {@linkplain Needs.Sight#NOTHING looks at no cluster}: the time of
 * day.
 *
 * @param now the time to assume
 */
public record NoCluster(ZonedDateTime now) implements ClusterAccess {
    private static final String PROMISE = "the tool said it looks at no cluster";

    @Override
    public Cib cib() {
        throw new IllegalStateException(PROMISE);
    }

    @Override
    public Reply submit(Command command) {
        throw new IllegalStateException(PROMISE);
    }

    @Override
    public Standing standing() {
        throw new IllegalStateException(PROMISE);
    }
}
