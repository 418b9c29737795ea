package systole.app.constraints;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.Situation;
import systole.app.plan.Intent;
import systole.app.plan.Phrase;
import systole.app.plan.PlanViewModel;
import systole.model.cib.Cib;
import systole.model.score.Score;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The Constraints screen without its controls: the graph, what is selected, the draft and what it
 * would change.
 *
 * <p>Layout and previews are made in the background, the latest wish only. Positions are kept: a
 * vertex moves only when the user moves it, new ones are placed where the layout puts them.
 *
 * <p>For the thread of the window only.
 */
public final class ConstraintsViewModel implements AutoCloseable {
    private final ClusterViewModel cluster;
    private final Consumer<Intent> propose;
    private final ReadOnlyObjectWrapper<ConstraintGraph> graph =
            new ReadOnlyObjectWrapper<>(
                    this,
                    "graph",
                    new ConstraintGraph(new LinkedHashMap<>(), List.of(), List.of()));
    private final ReadOnlyObjectWrapper<Map<String, GraphLayout.Box>> places =
            new ReadOnlyObjectWrapper<>(this, "places", Map.of());
    private final ReadOnlyObjectWrapper<Optional<Edge>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Draft>> draft =
            new ReadOnlyObjectWrapper<>(this, "draft", Optional.empty());
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper(this, "editing");
    private final ReadOnlyObjectWrapper<Optional<Phrase>> refusal =
            new ReadOnlyObjectWrapper<>(this, "refusal", Optional.empty());
    private final Previewing previewing;
    private final Executor layouts;
    private final Subscription following;
    private boolean placing;
    private boolean tabled;

    /**
     * @param propose puts an intent on the table as a plan
     * @param phase what becomes of the plan on the table
     * @param layouts lays graphs out; the first one takes a second or two
     */
    public ConstraintsViewModel(
            ClusterViewModel cluster,
            Consumer<Intent> propose,
            ReadOnlyObjectProperty<PlanViewModel.Phase> phase,
            Executor layouts) {
        this.cluster = cluster;
        this.propose = propose;
        this.layouts = layouts;
        previewing = new Previewing(cluster);
        following =
                cluster.situationProperty()
                        .subscribe(now -> now.ifPresent(this::show))
                        .and(phase.subscribe(this::planned));
    }

    /** Stops following the cluster. */
    @Override
    public void close() {
        following.unsubscribe();
    }

    /** Everything that can be drawn, the draft's edge included. */
    ReadOnlyObjectProperty<ConstraintGraph> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /** Where the vertices stand, by key; a vertex without a place is not drawn yet. */
    ReadOnlyObjectProperty<Map<String, GraphLayout.Box>> placesProperty() {
        return places.getReadOnlyProperty();
    }

    /** The edge the editor is about. */
    ReadOnlyObjectProperty<Optional<Edge>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The edit that is not applied yet. */
    ReadOnlyObjectProperty<Optional<Draft>> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** What the draft would change; empty while it is computed, or without a draft. */
    ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return previewing.previewProperty();
    }

    /** Whether the editor belongs in sight: an edge is selected, and nobody closed it. */
    ReadOnlyBooleanProperty editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /** Why the last gesture led to nothing. */
    ReadOnlyObjectProperty<Optional<Phrase>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** The CIB the drafts start from; empty before the first arrived. */
    Optional<Cib> cib() {
        return cluster.situationProperty().get().map(Situation::cib);
    }

    /**
     * What a line between two vertices could mean; empty if it is drawn for what has one meaning or
     * none.
     */
    List<Wish> wishes(Vertex from, Vertex to) {
        return cib().filter(
                        _ -> from instanceof Vertex.OfResource && to instanceof Vertex.OfResource)
                .map(
                        now ->
                                new Drafting(now)
                                        .possible((Vertex.OfResource) from, (Vertex.OfResource) to))
                .orElse(List.of());
    }

    /** Why no line may be drawn between two vertices; empty if one may. */
    Optional<Phrase> objection(Vertex from, Vertex to) {
        return outcome(from, to, Wish.TOGETHER)
                .filter(_ -> wishes(from, to).isEmpty())
                .filter(Drafting.Outcome.Impossible.class::isInstance)
                .map(outcome -> ((Drafting.Outcome.Impossible) outcome).reason());
    }

    /** Draws a line; the wish only matters between two resources. */
    void connect(Vertex from, Vertex to, Wish wish) {
        outcome(from, to, wish).ifPresent(this::take);
    }

    private Optional<Drafting.Outcome> outcome(Vertex from, Vertex to, Wish wish) {
        return cib().flatMap(
                        now -> {
                            var drafting = new Drafting(now);
                            return switch (from) {
                                case Vertex.OfResource one ->
                                        switch (to) {
                                            case Vertex.OfResource other ->
                                                    Optional.of(
                                                            drafting.relation(one, other, wish));
                                            case Vertex.OfNode node ->
                                                    Optional.of(drafting.preference(one, node));
                                        };
                                case Vertex.OfNode node ->
                                        to instanceof Vertex.OfResource one
                                                ? Optional.of(drafting.preference(one, node))
                                                : Optional.of(
                                                        new Drafting.Outcome.Impossible(
                                                                Phrase.of(
                                                                        "constraints.refused.nodes")));
                            };
                        });
    }

    /** Selects an edge and has it edited, dropping the draft of another. */
    void select(Optional<Edge> edge) {
        dismissRefusal();
        boolean other = !edge.map(one -> one.constraint().id()).equals(draft.get().map(Draft::id));
        if (other && draft.get().isPresent()) {
            drop();
        }
        selected.set(edge);
        editing.set(edge.isPresent());
    }

    /** The editor was closed, or made room for something else: a draft lives on. */
    void leave() {
        editing.set(false);
        if (draft.get().isEmpty()) {
            selected.set(Optional.empty());
        }
    }

    /** The last refusal has been read. */
    void dismissRefusal() {
        refusal.set(Optional.empty());
    }

    /** Gives the selected edge another score. */
    void score(Score score) {
        change(edge -> cib().map(now -> new Drafting(now).score(edge, score)));
    }

    /** Turns the selected edge round. */
    void flip() {
        change(edge -> cib().map(now -> new Drafting(now).flipped(edge)));
    }

    private void change(Function<Edge, Optional<Drafting.Outcome>> gesture) {
        selected.get().flatMap(gesture).ifPresent(this::take);
    }

    /** Asks for the selected edge to go; one that was only drafted goes at once. */
    void delete() {
        selected.get()
                .ifPresent(
                        edge -> {
                            if (draft.get().filter(Draft::made).isPresent()) {
                                drop();
                            } else {
                                adopt(Draft.removing(edge.constraint().id()));
                            }
                        });
    }

    /** Puts the draft on the table as a plan. */
    void plan() {
        draft.get()
                .ifPresent(
                        one ->
                                propose.accept(
                                        new Intent.EditConfiguration(
                                                Phrase.of(title(one), one.id()), one.edit())));
        tabled = draft.get().isPresent();
    }

    /** A plan that was dropped leads back to its draft; one that was applied ends it. */
    private void planned(PlanViewModel.Phase before, PlanViewModel.Phase now) {
        if (!tabled || now != PlanViewModel.Phase.NONE) {
            return;
        }
        tabled = false;
        if (before == PlanViewModel.Phase.APPLYING) {
            select(Optional.empty());
        } else {
            editing.set(draft.get().isPresent());
        }
    }

    private static String title(Draft one) {
        return one.element().isEmpty()
                ? "constraints.plan.remove"
                : one.made() ? "constraints.plan.add" : "constraints.plan.change";
    }

    /** Forgets the draft. */
    void drop() {
        draft.set(Optional.empty());
        dismissRefusal();
        cluster.situationProperty().get().ifPresent(this::show);
    }

    /** The user moved vertices there. */
    void place(Map<String, GraphLayout.Box> boxes) {
        var moved = new LinkedHashMap<>(places.get());
        moved.putAll(boxes);
        places.set(moved);
    }

    /** Lays everything out afresh. */
    void arrange() {
        places.set(Map.of());
        layOut();
    }

    private void take(Drafting.Outcome outcome) {
        switch (outcome) {
            case Drafting.Outcome.Possible(var possible) -> adopt(possible);
            case Drafting.Outcome.Impossible(var reason) -> refusal.set(Optional.of(reason));
        }
    }

    private void adopt(Draft possible) {
        Optional<XmlElement> kept = selected.get().map(edge -> edge.constraint().source());
        boolean made =
                draft.get().filter(one -> one.made() && one.id().equals(possible.id())).isPresent();
        Draft next = made ? new Draft(possible.id(), possible.element(), true) : possible;
        dismissRefusal();
        boolean nothing =
                !next.made() && next.element().isPresent() && isLive(next.element().get());
        draft.set(nothing ? Optional.empty() : Optional.of(next));
        cluster.situationProperty().get().ifPresent(this::show);
        if (kept.isEmpty() || next.made()) {
            selected.set(edgeOf(next.id()));
            editing.set(selected.get().isPresent());
        }
    }

    private boolean isLive(XmlElement element) {
        return cib().stream()
                .flatMap(now -> now.configuration().constraints().stream())
                .anyMatch(constraint -> constraint.source().equals(element));
    }

    /** Selects the edge of a constraint, if there is one. */
    public void open(String id) {
        edgeOf(id).ifPresent(edge -> select(Optional.of(edge)));
    }

    private Optional<Edge> edgeOf(String constraint) {
        return graph.get().edges().stream()
                .filter(edge -> edge.constraint().id().equals(constraint))
                .findFirst();
    }

    private void show(Situation now) {
        forgetAppliedDraft(now.cib());
        ConstraintGraph drawn = ConstraintGraph.of(drafted(now.cib()));
        if (!drawn.equals(graph.get())) {
            graph.set(drawn);
            Optional<String> key = selected.get().map(Edge::key);
            selected.set(key.flatMap(this::edgeWith));
            editing.set(editing.get() && selected.get().isPresent());
            layOut();
        }
        previewing.show(draft.get());
    }

    private Optional<Edge> edgeWith(String key) {
        return graph.get().edges().stream().filter(edge -> edge.key().equals(key)).findFirst();
    }

    /** A draft is over when the cluster has it, whoever brought it there. */
    private void forgetAppliedDraft(Cib cib) {
        boolean over =
                draft.get()
                        .filter(
                                one ->
                                        one.element().isPresent()
                                                ? isLive(one.element().get())
                                                : cib.configuration().constraints().stream()
                                                        .noneMatch(
                                                                there ->
                                                                        there.id()
                                                                                .equals(one.id())))
                        .isPresent();
        if (over) {
            draft.set(Optional.empty());
        }
    }

    /** The CIB with the draft's edge added or changed; one that is to go is still shown. */
    private Cib drafted(Cib cib) {
        Optional<Draft> shown = draft.get().filter(one -> one.element().isPresent());
        try {
            return shown.isPresent() ? shown.get().applied(cib) : cib;
        } catch (XmlException e) {
            return cib;
        }
    }

    private void layOut() {
        ConstraintGraph subject = graph.get();
        if (placing || places.get().keySet().containsAll(subject.vertices().keySet())) {
            return;
        }
        placing = true;
        layouts.execute(
                () -> {
                    Map<String, GraphLayout.Box> made = GraphLayout.of(subject);
                    cluster.ports().window().execute(() -> placed(made));
                });
    }

    private void placed(Map<String, GraphLayout.Box> made) {
        placing = false;
        var all = new LinkedHashMap<>(made);
        places.get().forEach((key, box) -> all.replace(key, box));
        places.set(all);
        layOut();
    }
}
