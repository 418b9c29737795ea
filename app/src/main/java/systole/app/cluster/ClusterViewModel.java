package systole.app.cluster;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.task.Task;
import systole.app.task.TaskLog;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One cluster as the console sees it: what every screen is drawn from.
 *
 * <p>Follows a {@link ClusterLink}. Scores and explanations are decided in the background, the
 * latest CIB only; the window's thread never waits. Ages grow by themselves, and what is older than
 * two beats is shown as unknown.
 *
 * <p>For the thread of the window only.
 */
public final class ClusterViewModel implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    private final ClusterLink link;
    private final ClusterPorts ports;
    private final TaskLog tasks;
    private final Messages messages;
    private final Follower follower;
    private final ClusterNotes notes;
    private final ResourceTree tree = new ResourceTree();
    private final DecisionLoop decisions;
    private final Happenings happenings = new Happenings();
    private final NodeCards nodes;
    private final ReadOnlyObjectWrapper<Optional<Cib>> cib =
            new ReadOnlyObjectWrapper<>(this, "cib", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Situation>> situation =
            new ReadOnlyObjectWrapper<>(this, "situation", Optional.empty());
    private final ReadOnlyObjectWrapper<List<NodeName>> members =
            new ReadOnlyObjectWrapper<>(this, "members", List.of());
    private final ReadOnlyObjectWrapper<Membership> membership =
            new ReadOnlyObjectWrapper<>(this, "membership", Membership.UNKNOWN);
    private final ReadOnlyBooleanWrapper quorate = new ReadOnlyBooleanWrapper(this, "quorate");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(this, "stale", true);
    private final ReadOnlyObjectWrapper<Optional<Duration>> age =
            new ReadOnlyObjectWrapper<>(this, "age", Optional.empty());
    private final ReadOnlyIntegerWrapper failureCount =
            new ReadOnlyIntegerWrapper(this, "failureCount");
    private final ReadOnlyIntegerWrapper leftovers = new ReadOnlyIntegerWrapper(this, "leftovers");
    private final ReadOnlyObjectWrapper<Optional<ClusterEvent.TransitionProgress>> transition =
            new ReadOnlyObjectWrapper<>(this, "transition", Optional.empty());
    private Optional<Instant> lastHeard = Optional.empty();
    private Set<NodeName> staleNodes = Set.of();
    private Subscription ticking = Subscription.EMPTY;

    public ClusterViewModel(
            ClusterLink link, ClusterPorts ports, TaskLog tasks, Messages messages) {
        this.link = link;
        this.ports = ports;
        this.tasks = tasks;
        this.messages = messages;
        nodes = new NodeCards(ports);
        notes = new ClusterNotes(tasks, messages);
        follower = new Follower(link, ports.window(), this::heard, this::caughtUp);
        decisions = new DecisionLoop(ports, this::decided, this::forecast, notes::fault);
    }

    /** Starts following the cluster. */
    public void start() {
        ticking =
                ports.pulse()
                        .every(TICK, this::tick)
                        .and(messages.languageProperty().subscribe((_, _) -> say()));
        follower.start();
    }

    /** Stops following it; the link stays open. */
    @Override
    public void close() {
        ticking.unsubscribe();
        follower.stop();
    }

    public String clusterName() {
        return link.clusterName();
    }

    /** The latest CIB; empty before the first snapshot. Edits start from it. */
    public ReadOnlyObjectProperty<Optional<Cib>> cibProperty() {
        return cib.getReadOnlyProperty();
    }

    /** The latest CIB that has been decided on, with its decision. */
    public ReadOnlyObjectProperty<Optional<Situation>> situationProperty() {
        return situation.getReadOnlyProperty();
    }

    /** The configured nodes, in the CIB's order. */
    public ObservableList<NodeCard> nodes() {
        return FXCollections.unmodifiableObservableList(nodes.list());
    }

    /** The top-level resources, in the CIB's order; groups hold their members. */
    public ObservableList<ResourceItem> resources() {
        return FXCollections.unmodifiableObservableList(tree.roots());
    }

    /** The item of a resource, a group or a group's member. */
    public Optional<ResourceItem> item(ResourceId id) {
        return tree.item(id);
    }

    /** The card of a node. */
    public Optional<NodeCard> node(NodeName name) {
        return nodes.card(name);
    }

    /** Who takes part, oldest first. */
    public ReadOnlyObjectProperty<List<NodeName>> membersProperty() {
        return members.getReadOnlyProperty();
    }

    /** How all nodes see the membership; each card holds the sight of its own node. */
    public ReadOnlyObjectProperty<Membership> membershipProperty() {
        return membership.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty quorateProperty() {
        return quorate.getReadOnlyProperty();
    }

    /** Whether nothing was heard of the cluster for two beats: everything greys out. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** How long ago the cluster was last heard; empty before it was. */
    public ReadOnlyObjectProperty<Optional<Duration>> ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** How many resources have failed or are blocked. */
    public ReadOnlyIntegerProperty failureCountProperty() {
        return failureCount.getReadOnlyProperty();
    }

    /** How many temporary things someone should clean up. */
    public ReadOnlyIntegerProperty leftoversProperty() {
        return leftovers.getReadOnlyProperty();
    }

    /** How far the cluster is with what it does; empty while it rests. */
    public ReadOnlyObjectProperty<Optional<ClusterEvent.TransitionProgress>> transitionProperty() {
        return transition.getReadOnlyProperty();
    }

    /** The clock all ages are measured by. */
    public Pulse pulse() {
        return ports.pulse();
    }

    /** Decides what the cluster would do; pure, for previews. */
    public Decider decider() {
        return ports.decider();
    }

    /** How long an operation took when it last succeeded. May be asked on any thread. */
    public Optional<Duration> took(ResourceId resource, String operation) {
        return happenings.took(resource, operation);
    }

    /** How the console reaches its threads, its clock and its scheduler. */
    public ClusterPorts ports() {
        return ports;
    }

    /** Moves a resource or group; nothing is left behind in the configuration. */
    public Task move(ResourceId resource, Optional<NodeName> target, Consumer<Reply> then) {
        String to = target.map(node -> " -H " + node).orElse("");
        return submit(
                new Command.Move(resource, target),
                new Asking(
                        messages.text(
                                target.isPresent() ? "cluster.task.move" : "cluster.task.away",
                                resource,
                                target.map(NodeName::value).orElse("")),
                        "crm_resource -M -r " + resource + to),
                then);
    }

    /** Forgets failures, on one node or on all. */
    public Task cleanUp(ResourceId resource, Optional<NodeName> node, Consumer<Reply> then) {
        String on = node.map(name -> " -H " + name).orElse("");
        return submit(
                new Command.CleanUp(resource, node),
                new Asking(
                        messages.text("cluster.task.cleanup", resource),
                        "crm_resource -C -r " + resource + on),
                then);
    }

    /** Asks for anything; {@code then} hears the reply on the window's thread, unless cancelled. */
    public Task submit(Command command, Asking asking, Consumer<Reply> then) {
        CompletableFuture<Reply> reply = link.submit(command);
        Runnable cancel = () -> reply.cancel(false);
        Task task =
                asking.commandLine().isEmpty()
                        ? tasks.start(asking.title(), cancel)
                        : tasks.start(asking.title(), asking.commandLine(), cancel);
        var progress =
                transition.subscribe(
                        now ->
                                now.filter(step -> step.total() > 0)
                                        .ifPresent(step -> task.step(share(step), "")));
        CompletableFuture<Reply> _ =
                reply.whenCompleteAsync(
                        (answer, _) -> {
                            progress.unsubscribe();
                            if (answer != null) {
                                end(task, answer);
                                then.accept(answer);
                            }
                        },
                        ports.window());
        return task;
    }

    private static double share(ClusterEvent.TransitionProgress step) {
        return (double) step.done() / step.total();
    }

    private static void end(Task task, Reply answer) {
        switch (answer) {
            case Reply.Done(var version) -> task.done("cib " + version);
            case Reply.Refused(var reason) -> task.failed(reason);
        }
    }

    private void heard(ClusterEvent event) {
        Instant now = ports.pulse().instant();
        lastHeard = Optional.of(now);
        switch (event) {
            case ClusterEvent.Snapshot _ -> happenings.forgetActivities();
            case ClusterEvent.Patched _ -> {}
            case ClusterEvent.Membership membership -> {
                notes.membership(membership);
                happenings.members(membership.members());
                members.set(membership.members());
                quorate.set(membership.quorate());
            }
            case ClusterEvent.Seen(var report) -> nodes.seen(report, now);
            case ClusterEvent.Beat beat -> nodes.beat(beat.node(), now);
            case ClusterEvent.OperationStarted started -> happenings.started(started, now);
            case ClusterEvent.OperationFinished finished -> {
                notes.operation(finished);
                happenings.finished(finished);
            }
            case ClusterEvent.TransitionProgress progress ->
                    transition.set(
                            progress.aborted() || progress.done() >= progress.total()
                                    ? Optional.empty()
                                    : Optional.of(progress));
            case ClusterEvent.LogLine line -> notes.line(line);
        }
    }

    private void caughtUp() {
        follower.cib()
                .ifPresent(
                        now -> {
                            if (!cib.get().equals(Optional.of(now))) {
                                adopt(now);
                            }
                        });
        tick();
        show();
    }

    private void adopt(Cib now) {
        nodes.define(now);
        tree.define(now.configuration());
        leftovers.set(Leftovers.count(now));
        cib.set(Optional.of(now));
        decisions.request(now);
    }

    private void decided(Situation now) {
        situation.set(Optional.of(now));
        show();
    }

    private void forecast(Map<ResourceId, FailureForecast> now) {
        tree.forecast(now);
    }

    /** Draws everything that does not depend on the time alone. */
    private void show() {
        situation
                .get()
                .ifPresent(
                        known -> {
                            tree.show(
                                    new ResourceReading(
                                            known,
                                            happenings.activities(),
                                            happenings.failures(),
                                            staleNodes));
                            failureCount.set(countFailures());
                        });
        say();
    }

    private int countFailures() {
        var count = new int[1];
        tree.each(
                item -> {
                    HealthState state = item.view().state();
                    if (!item.isGroup()
                            && (state == HealthState.FAILED || state == HealthState.BLOCKED)) {
                        count[0]++;
                    }
                });
        return count[0];
    }

    private void say() {
        var words = new ItemWords(messages, situation.get(), ports.pulse().instant());
        tree.each(item -> item.say(words.of(item)));
    }

    private void tick() {
        Instant now = ports.pulse().instant();
        Optional<Duration> exact = lastHeard.map(heard -> Duration.between(heard, now));
        age.set(exact.map(span -> Duration.ofMillis(span.toMillis() / 100 * 100)));
        stale.set(exact.map(span -> span.compareTo(ports.patience()) > 0).orElse(true));
        nodes.tick(cib.get(), members.get(), stale.get(), now);
        Membership seen = nodes.judge(now);
        if (!seen.equals(membership.get())) {
            membership.set(seen);
        }
        Set<NodeName> tooOld = nodes.stale();
        boolean changed = !tooOld.equals(staleNodes);
        staleNodes = tooOld;
        decisions.tick(now);
        if (changed) {
            show();
        } else {
            say();
        }
    }
}
