package systole.app.why;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.NodeCard;
import systole.app.cluster.Situation;
import systole.app.plan.PlanViewModel;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.Optional;

/**
 * The explanation on screen, made in the background and kept up to date while the cluster goes on.
 *
 * <p>For the thread of the window only.
 */
public final class WhyViewModel implements AutoCloseable {
    /** What is asked. */
    public record Question(ResourceId resource, NodeName node) {}

    private final ClusterViewModel cluster;
    private final PlanViewModel plans;
    private final ReadOnlyObjectWrapper<Optional<Question>> question =
            new ReadOnlyObjectWrapper<>(this, "question", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Explanation>> explanation =
            new ReadOnlyObjectWrapper<>(this, "explanation", Optional.empty());
    private final Subscription following;
    private boolean busy;
    private boolean overtaken;

    public WhyViewModel(ClusterViewModel cluster, PlanViewModel plans) {
        this.cluster = cluster;
        this.plans = plans;
        following = cluster.situationProperty().subscribe((_, _) -> explain());
    }

    /** Stops following the cluster. */
    @Override
    public void close() {
        following.unsubscribe();
    }

    /** What is being explained; empty if nothing is. */
    public ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** Explains why the resource is on that node, or is not. */
    public void ask(ResourceId resource, NodeName node) {
        question.set(Optional.of(new Question(resource, node)));
        explain();
    }

    /** Explains why the resource is where it is, or runs nowhere. */
    public void ask(ResourceId resource) {
        cluster.item(resource)
                .flatMap(item -> item.view().home())
                .or(() -> cluster.nodes().stream().map(NodeCard::name).findFirst())
                .ifPresent(node -> ask(resource, node));
    }

    /** Takes the explanation off the screen. */
    public void dismiss() {
        question.set(Optional.empty());
        explanation.set(Optional.empty());
    }

    /** Puts the plan of a fix on the table. */
    void plan(Fix fix) {
        plans.propose(fix.intent());
    }

    private void explain() {
        Optional<Situation> here = cluster.situationProperty().get();
        Optional<Question> asked = question.get();
        if (asked.isEmpty() || here.isEmpty()) {
            return;
        }
        if (busy) {
            overtaken = true;
            return;
        }
        busy = true;
        cluster.ports()
                .background()
                .execute(
                        () -> {
                            var made =
                                    Explainer.explain(
                                            here.get(),
                                            asked.get().resource(),
                                            asked.get().node(),
                                            cluster.decider());
                            cluster.ports().window().execute(() -> show(asked, made));
                        });
    }

    private void show(Optional<Question> asked, Optional<Explanation> made) {
        busy = false;
        if (question.get().equals(asked)) {
            explanation.set(made);
        }
        if (overtaken) {
            overtaken = false;
            explain();
        }
    }
}
