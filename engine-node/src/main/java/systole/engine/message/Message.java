package systole.engine.message;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;
import systole.model.patch.CibPatch;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Reply;

import java.util.List;
import java.util.Optional;

/** What one engine tells another. */
public sealed interface Message {

    /**
     * Member to controller, once in every view: this is what I have and what really runs here.
     *
     * @param fresh the engine has just started: what the CIB says of it is out of date
     * @param history the last result of every operation, by the node's own memory
     * @param underway operations accepted whose result has not been told yet
     */
    record Join(
            long view,
            boolean fresh,
            Cib cib,
            List<ResourceHistory> history,
            List<Operation> underway)
            implements Message {
        /** Copies the lists. */
        public Join {
            history = List.copyOf(history);
            underway = List.copyOf(underway);
        }
    }

    /** Controller to member: you take part, and this is the CIB. */
    record Welcome(long view, Cib cib) implements Message {}

    /**
     * Controller to member: the CIB changed.
     *
     * @param author who asked for it; empty if nobody did
     */
    record Update(long view, CibPatch patch, Optional<Author> author) implements Message {
        /** A change nobody asked for. */
        public Update(long view, CibPatch patch) {
            this(view, patch, Optional.empty());
        }
    }

    /** Member to controller: everything up to this version would survive a power cut here. */
    record Stored(long view, CibVersion version) implements Message {}

    /** Controller to node: run this. */
    record Execute(Operation operation) implements Message {}

    /** Controller to node: stop repeating this operation. Answered by {@link Confirmed}. */
    record Cancel(Operation operation, String transitionKey) implements Message {}

    /**
     * Controller to node: forget all results of this resource; it will be looked at afresh.
     * Answered by {@link Confirmed}.
     */
    record Forget(ResourceId resource, String transitionKey) implements Message {}

    /** Node to controller: an operation ended, or a repeated one ended otherwise than before. */
    record Result(ResourceId resource, AgentName agent, HistoryEntry entry) implements Message {}

    /** Node to controller: done, and there is no result to tell. */
    record Confirmed(String transitionKey) implements Message {}

    /** Member to controller: somebody asks for something here. */
    record Request(long id, Errand errand) implements Message {}

    /** Member to controller: the console takes its request back. */
    record Withdrawal(long id) implements Message {}

    /** Controller to member: the one answer to a request. */
    record Answer(long id, Reply reply) implements Message {}

    /** Member to controller: these nodes want to leave; move everything away first. */
    record Leave(List<NodeName> nodes) implements Message {
        /** Copies the list. */
        public Leave {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * Member to all members: consoles here watch the cluster from now on, or no more. Forgotten
     * with the view.
     */
    record Watch(boolean watching) implements Message {}

    /** Member to a member where consoles watch: this happened here. May be lost. */
    record News(ClusterEvent event) implements Message {}

    /** Controller to member: nothing runs on you any more; go. */
    record LeaveGranted() implements Message {}
}
