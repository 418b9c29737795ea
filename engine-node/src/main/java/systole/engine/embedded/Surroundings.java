package systole.engine.embedded;

import systole.engine.console.Publisher;
import systole.engine.control.Policy;
import systole.engine.membership.AgreementTiming;
import systole.engine.port.Ticker;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What all hosts of an embedded cluster share.
 *
 * @param cib what an engine begins with
 * @param starts counts the starts of engines
 * @param speaks whether a host's view and CIB are the ones consoles should see
 * @param hearsFor whether the first host is the one that tells consoles of the second one's beats
 */
record Surroundings(
        Cib cib,
        Policy policy,
        Set<NodeName> members,
        AgreementTiming timing,
        LocalNetwork network,
        Ticker ticker,
        Publisher publisher,
        AtomicLong starts,
        Predicate<Host> speaks,
        BiPredicate<NodeName, NodeName> hearsFor) {

    /** One node's links; in one process there is one to each other node. */
    List<NodeReport.Link> links(NodeName node) {
        return members.stream()
                .filter(peer -> !peer.equals(node))
                .map(
                        peer ->
                                new NodeReport.Link(
                                        "local", peer, network.connects(node, peer), Duration.ZERO))
                .toList();
    }

    /** What an administrator should know of it, for as long as it is so. */
    List<String> concerns() {
        return members.size() == 2
                ? List.of(
                        "two nodes without a ping node or fencing: if only the network between them"
                                + " fails, both act")
                : List.of();
    }
}
