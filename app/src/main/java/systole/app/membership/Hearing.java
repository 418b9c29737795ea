package systole.app.membership;

import systole.app.cluster.NodeSight;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.util.List;
import java.util.Optional;

/**
 * How one node hears one other, by its own report.
 *
 * @param member the other is in the view that holds for the listener
 * @param links between the two, as the listener sees them
 * @param said what the listener last heard of the other
 */
record Hearing(
        Ear ear,
        NodeName listener,
        NodeName speaker,
        boolean member,
        List<NodeReport.Link> links,
        Optional<NodeReport.Peer> said) {

    /** What reaches the listener. */
    enum Ear {
        /** The listener is the speaker. */
        ITSELF,
        /** The listener has not told for too long. */
        UNKNOWN,
        /** Each hears the other. */
        BOTH_WAYS,
        /** The listener hears the other, who does not hear the listener. */
        ONE_WAY,
        /** The listener does not hear the other. */
        NOT
    }

    /** Copies the links. */
    Hearing {
        links = List.copyOf(links);
    }

    static Hearing of(NodeSight listener, NodeName speaker) {
        NodeName self = listener.node();
        Optional<NodeReport> report = listener.fresh();
        var said =
                report.stream()
                        .flatMap(now -> now.peers().stream())
                        .filter(peer -> peer.node().equals(speaker))
                        .findFirst();
        return new Hearing(
                ear(self, speaker, report, said),
                self,
                speaker,
                report.filter(now -> now.members().contains(speaker)).isPresent(),
                report.stream()
                        .flatMap(now -> now.links().stream())
                        .filter(link -> link.peer().equals(speaker))
                        .toList(),
                said);
    }

    private static Ear ear(
            NodeName self,
            NodeName speaker,
            Optional<NodeReport> report,
            Optional<NodeReport.Peer> said) {
        if (self.equals(speaker)) {
            return Ear.ITSELF;
        }
        if (report.isEmpty()) {
            return Ear.UNKNOWN;
        }
        if (said.isEmpty()) {
            return Ear.NOT;
        }
        return said.get().hears().contains(self) ? Ear.BOTH_WAYS : Ear.ONE_WAY;
    }
}
