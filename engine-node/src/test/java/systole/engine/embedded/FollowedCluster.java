package systole.engine.embedded;

import systole.engine.tool.ClusterAccess;
import systole.engine.tool.Standing;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A cluster as a console follows it, for tools. What was answered with "done" has been heard of.
 *
 * @param self the node the tools are typed at
 */
record FollowedCluster(ClusterLink link, Console console, NodeName self) implements ClusterAccess {

    @Override
    public Cib cib() {
        return console.cib();
    }

    @Override
    public Reply submit(Command command) {
        try {
            Reply reply = link.submit(command).get(60, TimeUnit.SECONDS);
            if (reply instanceof Reply.Done(var version)) {
                console.await("heard", c -> c.cib().version().compareTo(version) >= 0);
            }
            return reply;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Standing standing() {
        ClusterEvent.Membership now = console.membership();
        return new Standing(self, now.members().stream().findFirst(), now.members(), now.quorate());
    }

    @Override
    public ZonedDateTime now() {
        return ZonedDateTime.of(2026, 11, 22, 7, 37, 24, 0, ZoneOffset.UTC);
    }
}
