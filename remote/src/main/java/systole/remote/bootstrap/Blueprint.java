package systole.remote.bootstrap;

import java.util.List;
import java.util.Optional;

/**
 * The cluster as it is, read from a member's files, and what shall come.
 *
 * @param members all nodes that ha.cf lists, in its order
 * @param config the folder of ha.cf, the same on all nodes
 * @param state the folder of the engine's state, the same on all nodes
 * @param authkeys the file with the secret
 * @param authorizedKeys who may come in by ssh, if anybody
 */
public record Blueprint(
        List<String> members,
        Network network,
        String config,
        String state,
        String haCf,
        String authkeys,
        Optional<String> authorizedKeys,
        Installation installation) {

    /** Copies the names. */
    public Blueprint {
        members = List.copyOf(members);
    }

    /**
     * What must be there and what must be free.
     *
     * @param devices network interfaces that links need
     * @param unicast a peer for each interface with links to single hosts, {@code DEVICE=HOST}
     * @param ports what an engine listens at, {@code udp:694}, {@code tcp:5560}
     */
    public record Network(List<String> devices, List<String> unicast, List<String> ports) {
        /** Copies the lists. */
        public Network {
            devices = List.copyOf(devices);
            unicast = List.copyOf(unicast);
            ports = List.copyOf(ports);
        }
    }

    /** Rewrites ha.cf for one more node; text in, text out. */
    @FunctionalInterface
    public interface Extension {
        /**
         * The file with the newcomer.
         *
         * @param addresses its address on each interface with links to single hosts, {@code DEVICE
         *     ADDRESS}
         * @throws IllegalArgumentException with one clear line if that would be no valid file
         */
        String of(String node, List<String> addresses);
    }

    /** A file in the folder of ha.cf. */
    String file(String name) {
        return config + "/" + name;
    }

    /** Whether the folders are those that a package's service uses. */
    boolean usualFolders() {
        return config.equals("/etc/ha.d") && state.equals("/var/lib/systole");
    }
}
