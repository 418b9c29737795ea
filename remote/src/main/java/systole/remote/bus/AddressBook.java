package systole.remote.bus;

import systole.model.node.NodeName;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Where the peers can be reached at present. Asked from several threads, answers at once. Whoever
 * changes an answer calls {@link SshBus#reconsider}.
 */
public interface AddressBook {
    /** The other configured nodes. Nobody else is let in, whatever key they show. */
    Set<NodeName> peers();

    /** Addresses over working links, the best first; none for a peer out of reach. */
    List<InetSocketAddress> addressesOf(NodeName peer);
}
