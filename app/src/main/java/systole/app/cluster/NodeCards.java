package systole.app.cluster;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import systole.app.look.HealthState;
import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lasting cards of all nodes, in the CIB's order. */
final class NodeCards {
    private final ObservableList<NodeCard> cards = FXCollections.observableArrayList();
    private final Duration keepalive;
    private final Duration patience;
    private final Council council;

    NodeCards(ClusterPorts ports) {
        keepalive = ports.keepalive();
        patience = ports.patience();
        council = new Council(patience);
    }

    ObservableList<NodeCard> list() {
        return cards;
    }

    Optional<NodeCard> card(NodeName name) {
        return cards.stream().filter(card -> card.name().equals(name)).findFirst();
    }

    /** Makes the cards those of the configured nodes; cards that remain are the same objects. */
    void define(Cib cib) {
        var names =
                cib.configuration().nodes().stream().filter(Node::member).map(Node::name).toList();
        if (!names.equals(cards.stream().map(NodeCard::name).toList())) {
            cards.setAll(
                    names.stream()
                            .map(name -> card(name).orElseGet(() -> new NodeCard(name, keepalive)))
                            .toList());
        }
    }

    void beat(NodeName node, Instant heard) {
        card(node).ifPresent(card -> card.beat(heard));
    }

    void seen(NodeReport report, Instant heard) {
        council.heard(report);
        card(report.node()).ifPresent(card -> card.seen(report, heard));
    }

    /**
     * Judges what the nodes tell of the membership, and shows on each card how that node stands.
     */
    Membership judge(Instant now) {
        var acting =
                Council.acting(
                        cards.stream().flatMap(card -> card.testimony().stream()).toList(), now);
        cards.forEach(
                card -> card.judge(Council.standing(card.testimony(), acting, now), council, now));
        return new Membership(acting, cards.stream().map(NodeCard::sight).toList());
    }

    /** Shows how each node is at this time. */
    void tick(Optional<Cib> cib, List<NodeName> members, boolean allStale, Instant now) {
        for (NodeCard card : cards) {
            card.tick(now);
            card.show(view(card, cib, members.contains(card.name()), allStale, now));
        }
    }

    private NodeView view(
            NodeCard card, Optional<Cib> cib, boolean member, boolean allStale, Instant now) {
        NodeName name = card.name();
        boolean online =
                member
                        && cib.flatMap(known -> known.state(name))
                                .map(NodeState::online)
                                .orElse(false);
        boolean standby =
                cib.flatMap(known -> known.configuration().node(name))
                        .map(Leftovers::inStandby)
                        .orElse(false);
        boolean late = card.lastHeard(now).map(span -> span.compareTo(patience) > 0).orElse(true);
        boolean stale = allStale || online && late;
        boolean controller = cib.flatMap(Cib::controller).filter(name::equals).isPresent();
        return new NodeView(state(online, standby, stale), online, standby, controller, stale);
    }

    private static HealthState state(boolean online, boolean standby, boolean stale) {
        if (stale) {
            return HealthState.UNKNOWN;
        }
        if (!online) {
            return HealthState.FAILED;
        }
        return standby ? HealthState.STOPPED : HealthState.RUNNING;
    }

    Set<NodeName> stale() {
        return cards.stream()
                .filter(card -> card.view().stale())
                .map(NodeCard::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
