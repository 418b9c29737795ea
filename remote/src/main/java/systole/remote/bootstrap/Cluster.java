package systole.remote.bootstrap;

import java.util.Optional;
import java.util.Set;

/** The cluster as a member sees it now. */
public interface Cluster {
    /**
     * Who is a member and whether they may act.
     *
     * @param leader who leads; blank if nobody does
     */
    record Standing(Set<String> members, boolean quorate, String leader) {
        /** Copies the names. */
        public Standing {
            members = Set.copyOf(members);
        }
    }

    /** How it stands; empty while the engine does not answer. */
    Optional<Standing> standing();

    /** Whether a node takes no resources; empty if that cannot be told. */
    Optional<Boolean> standby(String node);

    /** Says whether a node shall take resources; false if that cannot be said. */
    boolean setStandby(String node, boolean standby);
}
