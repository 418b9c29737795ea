package systole.remote.client;

import systole.model.node.NodeName;
import systole.remote.protocol.Role;

import java.util.Optional;

/** How a link to a cluster elsewhere stands. */
public sealed interface LinkState {

    /**
     * Nobody has answered yet; it goes on trying.
     *
     * @param trouble why not, once something has been tried
     */
    record Connecting(Optional<String> trouble) implements LinkState {}

    /** It is served by that node, under that name, with at most that role. */
    record Connected(NodeName node, Address address, String user, Role role) implements LinkState {}

    /**
     * It was connected and is not now; it goes on trying, at every member it knows. What is on
     * screen is as old as this state.
     */
    record Lost(String reason) implements LinkState {}

    /** It does not try any more, until somebody asks for it. */
    record Refused(String reason) implements LinkState {}

    /** It was closed. */
    record Closed() implements LinkState {}
}
