package systole.engine.control;

import systole.engine.port.EnginePorts;
import systole.model.node.NodeName;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.function.Consumer;

/**
 * The engine of one node. All methods are called on its loop, where all its callbacks arrive too.
 */
public final class NodeEngine {
    private final NodeName self;

    /** An engine that has not started. */
    public NodeEngine(
            NodeName self, EnginePorts ports, EngineSettings settings, EngineObserver observer) {
        this.self = self;
    }

    /** The node's name. */
    public NodeName self() {
        return self;
    }

    /** Reads the stored CIB and joins the group. */
    public void start() {}

    /** Leaves cleanly: the controller first moves everything away from this node. */
    public void shutDown() {}

    /** Stops every resource of the cluster, then all engines leave. */
    public void shutDownCluster() {}

    /** Stops at once and says nothing to anybody, as in a crash. Agents' daemons go on running. */
    public void halt() {}

    /**
     * Has the cluster do something, whoever leads it.
     *
     * @param replied hears the one reply
     */
    public Submission submit(Command command, Consumer<Reply> replied) {
        throw new UnsupportedOperationException();
    }

    /** A command under way. */
    public interface Submission {
        /** Takes the command back if that is still possible; the reply still arrives. */
        void withdraw();
    }
}
