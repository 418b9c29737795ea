package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

/** Changes of the configuration, made of what the CIB is now. */
final class Changes {
    private static final int ATTEMPTS = 2;

    private Changes() {}

    /** Makes a new root of the present document. */
    interface Edit {
        XmlElement of(Cib cib) throws Refusal;
    }

    /**
     * Makes a change; made again, once, if somebody else changed the configuration meanwhile. What
     * changes nothing succeeds without being written.
     */
    static void make(ClusterAccess cluster, Edit edit) throws Refusal {
        for (int attempt = 1; ; attempt++) {
            Cib before = cluster.cib();
            XmlElement root = edit.of(before);
            if (root.equals(before.root())) {
                return;
            }
            requireQuorum(cluster);
            Reply reply = cluster.submit(new Command.Change(patch(before, root)));
            if (reply instanceof Reply.Refused(String reason)) {
                if (attempt == ATTEMPTS || !movedOn(before, cluster.cib())) {
                    requireQuorum(cluster);
                    throw Refusal.because(CibError.NOT_VALID, reason);
                }
            } else {
                return;
            }
        }
    }

    private static CibPatch patch(Cib before, XmlElement root) throws Refusal {
        try {
            return CibPatch.diff(before, before.withRoot(root));
        } catch (XmlException e) {
            throw Refusal.because(CibError.NOT_VALID, e.getMessage());
        }
    }

    private static boolean movedOn(Cib before, Cib now) {
        return before.version().adminEpoch() != now.version().adminEpoch()
                || before.version().epoch() != now.version().epoch();
    }

    /** Has the cluster carry out a command that is not a change of the configuration. */
    static void submit(ClusterAccess cluster, Command command) throws Refusal {
        requireQuorum(cluster);
        if (cluster.submit(command) instanceof Reply.Refused(String reason)) {
            throw Refusal.because(CibError.NOT_DONE, reason);
        }
    }

    /** Refuses a node that is neither configured nor known to the status section. */
    static void requireNode(Cib cib, NodeName node) throws Refusal {
        if (cib.configuration().node(node).isEmpty() && cib.state(node).isEmpty()) {
            throw Refusal.because(CibError.NOT_EXISTS, node + " is not a known node");
        }
    }

    private static void requireQuorum(ClusterAccess cluster) throws Refusal {
        if (!cluster.standing().quorate()) {
            throw Refusal.because(CibError.NO_QUORUM);
        }
    }
}
