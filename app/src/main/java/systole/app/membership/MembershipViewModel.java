package systole.app.membership;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.Membership;
import systole.app.cluster.Membership.Concern;
import systole.app.cluster.NodeCard;
import systole.app.cluster.NodeSight;
import systole.app.cluster.Standing;
import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.remote.protocol.NodeReport;

import java.util.List;
import java.util.Optional;

/**
 * What the screen of the membership says: one sentence about all nodes, the lasting concerns, and
 * the nodes themselves, each with its own sight.
 *
 * <p>For the thread of the window only.
 */
public final class MembershipViewModel implements AutoCloseable {
    private final ClusterViewModel cluster;
    private final Messages messages;
    private final Headline headlines;
    private final ObservableList<NodeCard> nodes;
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper(this, "headline", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyObjectWrapper<HealthState> state =
            new ReadOnlyObjectWrapper<>(this, "state", HealthState.UNKNOWN);
    private final ReadOnlyObjectWrapper<List<Concern>> concerns =
            new ReadOnlyObjectWrapper<>(this, "concerns", List.of());
    private final ReadOnlyObjectWrapper<Boolean> told =
            new ReadOnlyObjectWrapper<>(this, "told", false);
    private final Subscription following;

    public MembershipViewModel(ClusterViewModel cluster, Messages messages) {
        this.cluster = cluster;
        this.messages = messages;
        headlines = new Headline(messages);
        nodes = cluster.nodes();
        following =
                Subscription.combine(
                        cluster.membershipProperty().subscribe(this::show),
                        messages.languageProperty().subscribe(() -> show(now())));
    }

    @Override
    public void close() {
        following.unsubscribe();
    }

    /** Every configured node, in the CIB's order. */
    public ObservableList<NodeCard> nodes() {
        return nodes;
    }

    /** The membership in one sentence. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /** The membership in numbers. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** How bad it is: running if all agree, blocked if some do not, failed if nobody may act. */
    public ReadOnlyObjectProperty<HealthState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What nodes are concerned about. */
    public ReadOnlyObjectProperty<List<Concern>> concernsProperty() {
        return concerns.getReadOnlyProperty();
    }

    /** Whether any node has told anything: before that there is nothing to see. */
    public ReadOnlyObjectProperty<Boolean> toldProperty() {
        return told.getReadOnlyProperty();
    }

    private Membership now() {
        return cluster.membershipProperty().get();
    }

    private void show(Membership membership) {
        told.set(membership.told());
        concerns.set(membership.concerns());
        state.set(state(membership));
        headline.set(membership.told() ? headlines.of(membership) : "");
        summary.set(summarise(membership));
    }

    private static HealthState state(Membership membership) {
        if (!membership.told()) {
            return HealthState.UNKNOWN;
        }
        if (membership.united()) {
            return HealthState.RUNNING;
        }
        boolean lost = membership.acting().isEmpty() || !membership.who(Standing.RIVAL).isEmpty();
        return lost ? HealthState.FAILED : HealthState.BLOCKED;
    }

    private String summarise(Membership membership) {
        long down =
                membership.nodes().stream()
                        .flatMap(node -> node.fresh().stream())
                        .flatMap(report -> report.links().stream())
                        .filter(link -> !link.up())
                        .count();
        Optional<Long> view = membership.acting().flatMap(NodeReport::view);
        return messages.now(
                "membership.summary",
                membership.nodes().size(),
                view.map(number -> messages.now("membership.summary.view", number.toString()))
                        .orElseGet(() -> messages.now("membership.summary.none")),
                membership.nodes().stream().map(NodeSight::fresh).allMatch(Optional::isEmpty)
                        ? -1
                        : down);
    }
}
