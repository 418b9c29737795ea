package systole.app.board;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.NodeCard;
import systole.app.cluster.ResourceItem;
import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.look.ScoreText;
import systole.app.plan.Intent;
import systole.app.plan.Plan;
import systole.app.plan.Target;
import systole.app.plan.Targets;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the board shows and what can be done on it, without controls.
 *
 * <p>For the thread of the window only.
 */
public final class BoardViewModel implements AutoCloseable {
    private final ClusterViewModel cluster;
    private final ReadOnlyObjectWrapper<BoardLayout> layout =
            new ReadOnlyObjectWrapper<>(this, "layout", BoardLayout.EMPTY);
    private final ReadOnlyObjectWrapper<BoardSummary> summary =
            new ReadOnlyObjectWrapper<>(this, "summary", BoardSummary.NONE);
    private final ReadOnlyObjectWrapper<Optional<Spot>> selection =
            new ReadOnlyObjectWrapper<>(this, "selection", Optional.empty());
    private final ReadOnlyObjectWrapper<BoardPreview> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", BoardPreview.NONE);
    private final ObservableValue<Optional<Plan>> plan;
    private final BoardGestures gestures;
    private final Messages messages;
    private final Subscription following;
    private Subscription items = Subscription.EMPTY;
    private boolean due;

    /**
     * @param plan the plan that is shown beside the board, if there is one
     */
    public BoardViewModel(
            ClusterViewModel cluster,
            ObservableValue<Optional<Plan>> plan,
            BoardGestures gestures,
            Messages messages) {
        this.cluster = cluster;
        this.plan = plan;
        this.gestures = gestures;
        this.messages = messages;
        following =
                Subscription.combine(
                        cluster.cibProperty().subscribe(_ -> adopt()),
                        plan.subscribe(this::preview));
    }

    /** Stops following the cluster. */
    @Override
    public void close() {
        following.unsubscribe();
        items.unsubscribe();
    }

    /** What stands where. */
    public ReadOnlyObjectProperty<BoardLayout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /** The board in numbers. */
    public ReadOnlyObjectProperty<BoardSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What the reader points at. */
    public ReadOnlyObjectProperty<Optional<Spot>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** How the board would look if the plan on screen were applied. */
    public ReadOnlyObjectProperty<BoardPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Whether a plan is shown beside the board. */
    boolean planned() {
        return plan.getValue().isPresent();
    }

    /** Points at a place; a resource is explained there. */
    void select(Spot spot) {
        selection.set(Optional.of(spot));
        spot.resource().ifPresent(resource -> gestures.explain(resource, spot.node()));
    }

    /** Points at nothing, and drops what is shown beside the board. */
    void dismiss() {
        selection.set(Optional.empty());
        gestures.dismiss();
    }

    /** The place an arrow key leads to. */
    Spot next(Spot here, Direction direction) {
        return direction.from(here, layout.get().spots());
    }

    /** What moves when this resource is dragged: a member takes its whole group along. */
    ResourceId carried(ResourceId resource) {
        return group(resource)
                .filter(Resource.Group::collocated)
                .map(Resource::id)
                .orElse(resource);
    }

    /** What each node says to a resource dragged over the board. */
    Map<NodeName, DropHint> hints(ResourceId resource) {
        var carried = carried(resource);
        var hints = new LinkedHashMap<NodeName, DropHint>();
        targets(carried).forEach(target -> hints.put(target.node(), hint(carried, target)));
        return hints;
    }

    /** What the tray says to a resource dragged over the board. */
    DropHint trayHint(ResourceId resource) {
        return stopped(carried(resource)) ? new DropHint.Home() : new DropHint.Welcome("");
    }

    /**
     * Drops a resource on a node, or without one on the tray. A place that refuses does nothing.
     */
    void drop(ResourceId resource, Optional<NodeName> onto) {
        var carried = carried(resource);
        if (onto.isEmpty()) {
            if (trayHint(resource) instanceof DropHint.Welcome) {
                gestures.propose(new Intent.StopResource(carried));
            }
        } else if (hints(resource).get(onto.get()) instanceof DropHint.Welcome) {
            gestures.propose(new Intent.MoveResource(carried, onto.get()));
        }
    }

    /** Puts a member of a group before the one that is now at that index. */
    void reorder(ResourceId member, int index) {
        group(member)
                .flatMap(
                        group ->
                                GroupOrder.move(
                                        group.id(),
                                        group.members().stream().map(Resource::id).toList(),
                                        member,
                                        index))
                .ifPresent(gestures::propose);
    }

    /** Plans to stop a resource, or to put a node into standby: what the Delete key means. */
    void stop(Spot spot) {
        if (spot.resource().isPresent()) {
            drop(spot.resource().get(), Optional.empty());
        } else {
            spot.node().ifPresent(node -> gestures.propose(new Intent.Standby(node)));
        }
    }

    void propose(Intent intent) {
        gestures.propose(intent);
    }

    /** What a menu opened on this place offers. */
    List<Offer> offers(Spot spot) {
        return new BoardOffers(cluster, this).of(spot);
    }

    /** The nodes a resource can be moved to, or why it cannot. */
    List<Offer.Destination> destinations(ResourceId resource) {
        return targets(carried(resource)).stream()
                .filter(target -> !target.current())
                .map(
                        target ->
                                new Offer.Destination(
                                        target.node(),
                                        target.obstacle()
                                                .map(words -> words.now(messages))
                                                .orElseGet(() -> score(target)),
                                        target.legal()))
                .toList();
    }

    /** Whether an administrator has stopped it. */
    boolean stopped(ResourceId resource) {
        return cluster.item(resource)
                .filter(item -> item.view().state() == HealthState.STOPPED)
                .isPresent();
    }

    Optional<Resource.Group> group(ResourceId member) {
        return cluster.cibProperty().get().flatMap(cib -> cib.configuration().groupOf(member));
    }

    private List<Target> targets(ResourceId resource) {
        return cluster.situationProperty()
                .get()
                .map(situation -> Targets.of(situation, resource))
                .orElse(List.of());
    }

    private DropHint hint(ResourceId resource, Target target) {
        if (target.current()) {
            return new DropHint.Home();
        }
        return target.obstacle()
                .<DropHint>map(words -> new DropHint.Refused(words.now(messages)))
                .orElseGet(
                        () ->
                                new DropHint.Welcome(
                                        messages.now("board.drop.here", resource, score(target))));
    }

    private static String score(Target target) {
        return target.score().map(score -> ScoreText.format(score.value())).orElse("–");
    }

    private void preview(Optional<Plan> plan) {
        preview.set(plan.map(BoardPreview::of).orElse(BoardPreview.NONE));
    }

    /** Listens to what can change the layout: where things are, and how nodes are. */
    private void adopt() {
        items.unsubscribe();
        var resources =
                cluster.resources().stream()
                        .flatMap(item -> Stream.concat(Stream.of(item), item.members().stream()))
                        .map(item -> item.viewProperty().subscribe(this::lay));
        var nodes = cluster.nodes().stream().map(node -> node.viewProperty().subscribe(this::lay));
        items = Subscription.combine(Stream.concat(resources, nodes).toArray(Subscription[]::new));
        lay();
    }

    /** Lays out once, however many changes arrive together. */
    private void lay() {
        if (!due) {
            due = true;
            cluster.ports().window().execute(this::layNow);
        }
    }

    private void layNow() {
        due = false;
        var now = BoardLayout.of(cluster.nodes(), cluster.resources());
        if (!now.equals(layout.get())) {
            layout.set(now);
        }
        summary.set(summarise());
    }

    private BoardSummary summarise() {
        var resources = cluster.resources();
        var primitives =
                resources.stream()
                        .mapToInt(item -> item.definitionProperty().get().primitives().size())
                        .sum();
        return new BoardSummary(
                cluster.nodes().size(),
                (int) resources.stream().filter(ResourceItem::isGroup).count(),
                primitives,
                (int) cluster.nodes().stream().filter(node -> !node.view().online()).count(),
                (int) cluster.nodes().stream().filter(BoardViewModel::late).count());
    }

    private static boolean late(NodeCard node) {
        return node.view().online() && node.view().stale();
    }
}
