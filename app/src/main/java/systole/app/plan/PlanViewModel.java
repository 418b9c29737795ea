package systole.app.plan;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import systole.app.cluster.Asking;
import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.Situation;
import systole.app.l10n.Messages;
import systole.app.task.Task;
import systole.model.patch.CibPatch;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one plan on the table: proposed, kept up to date while the cluster goes on, applied or
 * dropped.
 *
 * <p>A plan is made in the background and remade whenever the cluster has changed; if it then does
 * something else, {@link #changedProperty} says so. A change that the cluster refuses because it
 * has moved on meanwhile is planned anew: sent once more if it still does the same, shown
 * otherwise.
 *
 * <p>For the thread of the window only.
 */
public final class PlanViewModel implements AutoCloseable {
    /** Where a plan is. */
    public enum Phase {
        /** There is none. */
        NONE,
        /** It is shown and can be applied or dropped. */
        PROPOSED,
        /** It is being carried out. */
        APPLYING,
        /** The cluster would not do it; the reason is shown. */
        REFUSED
    }

    private final ClusterViewModel cluster;
    private final Messages messages;
    private final Planner planner;
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan =
            new ReadOnlyObjectWrapper<>(this, "plan", Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", Phase.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> refusal =
            new ReadOnlyObjectWrapper<>(this, "refusal", Optional.empty());
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final ReadOnlyObjectWrapper<Optional<Task>> task =
            new ReadOnlyObjectWrapper<>(this, "task", Optional.empty());
    private final Subscription following;
    private Optional<Intent> intent = Optional.empty();
    private boolean planning;
    private boolean overtaken;
    private int proposal;

    public PlanViewModel(ClusterViewModel cluster, Messages messages) {
        this.cluster = cluster;
        this.messages = messages;
        planner = new Planner(cluster.decider(), cluster::took);
        following = cluster.situationProperty().subscribe((_, _) -> replan());
    }

    /** Stops following the cluster. */
    @Override
    public void close() {
        following.unsubscribe();
    }

    /** The plan on the table; empty if there is none. */
    public ReadOnlyObjectProperty<Optional<Plan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Why the cluster would not do it. */
    public ReadOnlyObjectProperty<Optional<String>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether the plan does something else than when it was first shown. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** The task that carries it out, while it does. */
    public ReadOnlyObjectProperty<Optional<Task>> taskProperty() {
        return task.getReadOnlyProperty();
    }

    /** Makes a plan and puts it on the table in place of any other, unless one is being applied. */
    public void propose(Intent wanted) {
        if (phase.get() != Phase.APPLYING) {
            drop();
            intent = Optional.of(wanted);
            replan();
        }
    }

    /** Whether Enter may apply it: it does what was meant and nothing else. */
    public boolean oneKey() {
        return plan.get().filter(one -> one.possible() && !one.hasCollateral()).isPresent();
    }

    /** Carries the plan out, if it can be. */
    public void apply() {
        plan.get()
                .filter(Plan::possible)
                .filter(_ -> phase.get() == Phase.PROPOSED || phase.get() == Phase.REFUSED)
                .ifPresent(one -> submit(one, true));
    }

    /** Drops the plan, or calls off what is being carried out. */
    public void cancel() {
        Optional<Task> running = task.get();
        drop();
        running.ifPresent(Task::cancel);
    }

    private void drop() {
        proposal++;
        intent = Optional.empty();
        overtaken = false;
        task.set(Optional.empty());
        refusal.set(Optional.empty());
        changed.set(false);
        phase.set(Phase.NONE);
        plan.set(Optional.empty());
    }

    private void replan() {
        if (phase.get() == Phase.APPLYING || intent.isEmpty()) {
            return;
        }
        if (planning) {
            overtaken = true;
            return;
        }
        int mine = proposal;
        make(
                intent.get(),
                made -> {
                    if (mine == proposal && phase.get() != Phase.APPLYING) {
                        show(made);
                    }
                });
    }

    private void make(Intent wanted, Consumer<Plan> then) {
        Optional<Situation> here = cluster.situationProperty().get();
        if (here.isEmpty()) {
            return;
        }
        Instant now = cluster.pulse().instant();
        planning = true;
        cluster.ports()
                .background()
                .execute(
                        () -> {
                            Plan made = planner.plan(here.get(), wanted, now);
                            cluster.ports().window().execute(() -> made(made, then));
                        });
    }

    private void made(Plan made, Consumer<Plan> then) {
        planning = false;
        then.accept(made);
        if (overtaken) {
            overtaken = false;
            replan();
        }
    }

    private void show(Plan made) {
        plan.get().filter(old -> !old.sameOutcome(made)).ifPresent(_ -> changed.set(true));
        if (phase.get() == Phase.NONE) {
            phase.set(Phase.PROPOSED);
        }
        plan.set(Optional.of(made));
    }

    private void submit(Plan one, boolean mayRepeat) {
        phase.set(Phase.APPLYING);
        refusal.set(Optional.empty());
        int mine = proposal;
        Consumer<Reply> then =
                reply -> {
                    if (mine == proposal) {
                        answered(one, reply, mayRepeat);
                    }
                };
        Task started = send(one, then);
        if (mine == proposal && phase.get() == Phase.APPLYING && started.running()) {
            task.set(Optional.of(started));
        }
    }

    private Task send(Plan one, Consumer<Reply> then) {
        return switch (one.intent()) {
            case Intent.MoveResource(var resource, var target) ->
                    cluster.move(resource, Optional.of(target), then);
            case Intent.CleanUp(var resource, var node) -> cluster.cleanUp(resource, node, then);
            case Intent.StopResource _,
                    Intent.StartResource _,
                    Intent.Standby _,
                    Intent.Unstandby _,
                    Intent.Manage _,
                    Intent.Unmanage _,
                    Intent.EditConfiguration _ ->
                    cluster.submit(
                            new Command.Change(
                                    CibPatch.diff(one.before().cib(), one.after().cib())),
                            new Asking(one.intent().title().text(messages), one.commandLine()),
                            then);
        };
    }

    private void answered(Plan one, Reply reply, boolean mayRepeat) {
        task.set(Optional.empty());
        switch (reply) {
            case Reply.Done _ -> drop();
            case Reply.Refused(var reason) -> {
                if (mayRepeat && movedOn(one)) {
                    again(one, reason);
                } else {
                    refuse(reason);
                }
            }
        }
    }

    /** The cluster has another version than the one the plan was made from. */
    private boolean movedOn(Plan one) {
        return cluster.situationProperty()
                .get()
                .filter(now -> !now.cib().version().equals(one.before().cib().version()))
                .isPresent();
    }

    private void again(Plan one, String reason) {
        int mine = proposal;
        make(
                one.intent(),
                made -> {
                    if (mine != proposal) {
                        return;
                    }
                    if (made.sameOutcome(one)) {
                        submit(made, false);
                    } else {
                        refuse(reason);
                        show(made);
                    }
                });
    }

    private void refuse(String reason) {
        refusal.set(Optional.of(reason));
        phase.set(Phase.REFUSED);
        replan();
    }
}
