package systole.remote.client;

import systole.model.node.NodeName;
import systole.remote.protocol.Role;

import java.util.List;
import java.util.stream.Collectors;

/** How a link to a cluster elsewhere stands. */
public sealed interface LinkState {

    /** Why it does not stand; empty if nothing is wrong. */
    default List<Trouble> troubles() {
        return List.of();
    }

    /** All troubles in one line, for logs and terminals. */
    default String reason() {
        return troubles().stream().map(Trouble::toString).collect(Collectors.joining("; "));
    }

    /** Nobody has answered yet; it goes on trying. */
    record Connecting(List<Trouble> troubles) implements LinkState {
        /** Copies the troubles. */
        public Connecting {
            troubles = List.copyOf(troubles);
        }
    }

    /** It is served by that node, under that name, with at most that role. */
    record Connected(NodeName node, Address address, String user, Role role) implements LinkState {}

    /**
     * It was connected and is not now; it goes on trying, at every member it knows. What is on
     * screen is as old as this state.
     */
    record Lost(List<Trouble> troubles) implements LinkState {
        /** Copies the troubles. */
        public Lost {
            troubles = List.copyOf(troubles);
        }
    }

    /** It does not try any more, until somebody asks for it. */
    record Refused(List<Trouble> troubles) implements LinkState {
        /** Copies the troubles. */
        public Refused {
            troubles = List.copyOf(troubles);
        }
    }

    /** It was closed. */
    record Closed() implements LinkState {}
}
