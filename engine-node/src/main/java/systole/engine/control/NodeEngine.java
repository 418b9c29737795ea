package systole.engine.control;

import org.jspecify.annotations.Nullable;

import systole.engine.control.EngineObserver.Role;
import systole.engine.election.Election;
import systole.engine.executor.ExecutionListener;
import systole.engine.executor.Executor;
import systole.engine.message.Errand;
import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.engine.port.CibStore;
import systole.engine.port.EnginePorts;
import systole.engine.port.GroupChannel;
import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.patch.PatchException;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent.Level;
import systole.remote.protocol.Reply;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The engine of one node. All methods are called on its loop, where all its callbacks arrive too.
 *
 * <p>As a member it keeps its copy of the CIB, runs agents, and tells the controller what becomes
 * of them. When its node is the oldest of the view it is the controller besides.
 */
public final class NodeEngine {
    private final NodeName self;
    private final EnginePorts ports;
    private final EngineSettings settings;
    private final EngineObserver observer;
    private final Executor executor;
    private final Requests requests;
    private final Watching watching;
    private final Departure departure = new Departure();
    private Membership membership = Membership.NONE;
    private @Nullable DesignatedController controller;
    private Cib cib;
    private boolean fresh = true;
    private Role role = Role.PENDING;

    /** An engine that has not started. */
    public NodeEngine(
            NodeName self, EnginePorts ports, EngineSettings settings, EngineObserver observer) {
        this.self = self;
        this.ports = ports;
        this.settings = settings;
        this.observer = observer;
        this.cib = settings.initialCib();
        this.requests = new Requests(ports.random());
        this.watching = new Watching(self, ports, observer);
        this.executor = new Executor(ports, settings.agents(), new Reporter(), this::mayStart);
    }

    /** The node's name. */
    public NodeName self() {
        return self;
    }

    /** The engine's copy of the CIB. */
    public Cib cib() {
        return cib;
    }

    /** Who watches the cluster through consoles. */
    public Watching watching() {
        return watching;
    }

    /** Reads the stored CIB and joins the group. */
    public void start() {
        CibStore.Loaded loaded = ports.store().load();
        loaded.remarks().forEach(remark -> observer.log(Level.WARNING, remark));
        loaded.cib().ifPresent(stored -> cib = stored);
        observer.log(Level.INFO, "cib=" + cib.version() + " starting");
        ports.group().join(new Group());
    }

    /** Leaves cleanly: the controller first moves everything away from this node. */
    public void shutDown() {
        leave(List.of(self));
    }

    /** Stops every resource of the cluster, then all engines leave. */
    public void shutDownCluster() {
        View view = membership.view();
        leave(view == null ? List.of(self) : view.members());
    }

    private void leave(List<NodeName> nodes) {
        if (role == Role.GONE) {
            return;
        }
        departure.request(nodes);
        NodeName leader = membership.controller();
        if (leader == null) {
            // What an earlier start of this node left behind may still run.
            ports.group().cut();
            go("left");
            return;
        }
        ports.timers().after(settings.leaveLimit(), () -> abandon("not released"));
        departure.message().ifPresent(message -> ports.group().send(leader, message));
    }

    /** Stops at once and says nothing to anybody, as in a crash. Agents' daemons go on running. */
    public void halt() {
        abandon("halted");
    }

    /** Nobody has moved away what may still run here: so nobody is told that nothing does. */
    private void abandon(String how) {
        if (role != Role.GONE) {
            observer.abandoned(how);
            ports.group().cut();
            go(how);
        }
    }

    private void go(String how) {
        if (role == Role.GONE) {
            return;
        }
        if (controller != null) {
            controller.resign();
            controller = null;
        }
        executor.close();
        ports.group().leave();
        play(Role.GONE);
        observer.log(Level.INFO, how);
        requests.close();
    }

    /**
     * Has the cluster do something, whoever leads it.
     *
     * @param replied hears the one reply
     */
    public Submission submit(Errand errand, Consumer<Reply> replied) {
        if (role == Role.GONE) {
            replied.accept(new Reply.Refused("the engine at this node has stopped"));
            return () -> {};
        }
        long id = requests.add(errand, replied);
        pass();
        return () -> withdraw(id);
    }

    private void pass() {
        NodeName leader = membership.controller();
        if (membership.welcomed() && leader != null) {
            requests.toSend().forEach(message -> ports.group().send(leader, message));
        }
    }

    private void withdraw(long id) {
        NodeName leader = membership.controller();
        if (!requests.isOpen(id)) {
            return;
        }
        if (membership.welcomed() && leader != null) {
            ports.group().send(leader, new Message.Withdrawal(id));
        } else {
            requests.answered(id, new Reply.Refused("taken back before the cluster knew of it"));
        }
    }

    private void play(Role next) {
        if (role != next) {
            role = next;
            observer.roleChanged(next);
        }
    }

    private void viewChanged(View view) {
        NodeName before = membership.controller();
        NodeName leader = Election.controller(view).orElse(self);
        membership = new Membership(view, leader, false);
        observer.log(
                Level.INFO,
                "view=%d members=%s quorate=%s"
                        .formatted(view.number(), view.members(), view.quorate()));
        observer.viewChanged(view);
        watching.viewChanged(view);
        if (leader.equals(self)) {
            lead(view);
        } else if (controller != null) {
            controller.resign();
            controller = null;
        }
        play(leader.equals(self) ? Role.INTEGRATING : Role.PENDING);
        if (before != null && !before.equals(leader)) {
            requests.controllerLost(before.value());
        }
        requests.viewChanged();
        if (!view.quorate() && !cib.configuration().options().noQuorumPolicy().equals("ignore")) {
            executor.dropStarts(operation -> operation.stopped(cib));
        }
        join();
    }

    /** Where nobody acts for the cluster, the policy decides what may be started. */
    private boolean mayStart() {
        return !membership.acting() || ports.group().mayAct();
    }

    private void lead(View view) {
        if (controller == null) {
            controller =
                    new DesignatedController(
                            self, ports, settings, observer, executor::rests, view);
        } else {
            controller.viewChanged(view);
        }
    }

    private void join() {
        NodeName leader = membership.controller();
        if (leader != null) {
            ports.group()
                    .send(
                            leader,
                            new Message.Join(
                                    membership.number(),
                                    fresh,
                                    cib,
                                    executor.history(),
                                    executor.underway()));
        }
    }

    private void received(NodeName sender, Message message) {
        switch (message) {
            case Message.Welcome(long view, Cib document) -> welcomed(sender, view, document);
            case Message.Update update -> updated(sender, update);
            case Message.Watch watch -> watching.received(sender, watch);
            case Message.News(var event) -> observer.news(event);
            case Message.Execute(Operation operation) -> {
                if (fromController(sender, message)) {
                    executor.execute(operation);
                }
            }
            case Message.Cancel(Operation operation, String key) -> {
                if (fromController(sender, message)) {
                    executor.cancel(operation);
                    tellController(new Message.Confirmed(key));
                }
            }
            case Message.Forget(var resource, String key) -> {
                if (fromController(sender, message)) {
                    executor.forget(resource);
                    tellController(new Message.Confirmed(key));
                }
            }
            case Message.Answer(long id, Reply reply) -> {
                if (fromController(sender, message)) {
                    requests.answered(id, reply);
                }
            }
            case Message.LeaveGranted _ -> {
                // What is being stopped is told when it has stopped, and then this comes again.
                boolean still = executor.underway().stream().anyMatch(Operation::ends);
                if (fromController(sender, message) && !still) {
                    go("left");
                }
            }
            case Message.Join _,
                    Message.Stored _,
                    Message.Result _,
                    Message.Confirmed _,
                    Message.Request _,
                    Message.Withdrawal _,
                    Message.Leave _ -> {
                if (controller != null) {
                    controller.received(sender, message);
                }
            }
        }
    }

    private boolean fromController(NodeName sender, Message message) {
        boolean right = membership.ledBy(sender);
        if (!right) {
            observer.log(
                    Level.WARNING,
                    "ignored=%s from=%s controller=%s"
                            .formatted(
                                    message.getClass().getSimpleName(),
                                    sender,
                                    membership.controller()));
        }
        return right;
    }

    private void welcomed(NodeName sender, long view, Cib document) {
        if (!membership.ledBy(sender) || view != membership.number()) {
            return;
        }
        membership = membership.withCib();
        fresh = false;
        play(membership.ledBy(self) ? Role.CONTROLLER : Role.MEMBER);
        take(document, Optional.empty());
        departure.message().ifPresent(this::tellController);
        pass();
    }

    private void updated(NodeName sender, Message.Update update) {
        if (!membership.ledBy(sender)
                || update.view() != membership.number()
                || !membership.welcomed()) {
            return;
        }
        if (controller != null && controller.cib().version().equals(update.patch().to())) {
            take(controller.cib(), update.author());
            return;
        }
        try {
            take(update.patch().apply(cib), update.author());
        } catch (PatchException e) {
            observer.log(
                    Level.WARNING,
                    "cib=" + cib.version() + " asks for the whole document: " + e.getMessage());
            join();
        }
    }

    private void take(Cib next, Optional<Author> author) {
        Cib before = cib;
        cib = next;
        observer.cibChanged(before, next);
        long view = membership.number();
        Keeping.keep(ports, next, author, saved -> saved(view, next, saved));
    }

    private void saved(long view, Cib document, CibStore.Saved saved) {
        switch (saved) {
            case CibStore.Saved.Done() -> {
                if (view == membership.number()) {
                    tellController(new Message.Stored(view, document.version()));
                }
            }
            case CibStore.Saved.Failed(String reason) -> {
                // A member that cannot keep what it confirms must not be counted on.
                observer.log(Level.ERROR, "cib=" + document.version() + " not kept: " + reason);
                halt();
            }
        }
    }

    private void tellController(Message message) {
        NodeName leader = membership.controller();
        if (leader != null && role != Role.GONE) {
            ports.group().send(leader, message);
        }
    }

    /** What the group tells. */
    private final class Group implements GroupChannel.Listener {
        @Override
        public void viewChanged(View view) {
            if (role != Role.GONE) {
                NodeEngine.this.viewChanged(view);
            }
        }

        @Override
        public void received(NodeName sender, Message message) {
            if (role != Role.GONE) {
                NodeEngine.this.received(sender, message);
            }
        }
    }

    /** What the executor tells. */
    private final class Reporter implements ExecutionListener {
        @Override
        public void started(Operation operation) {
            observer.operationStarted(operation);
        }

        @Override
        public void finished(Run run) {
            observer.operationFinished(
                    run.operation(), run.entry(), run.words(), run.output(), run.took());
        }

        @Override
        public void result(Operation operation, HistoryEntry entry) {
            tellController(new Message.Result(operation.resource(), operation.agent(), entry));
        }
    }
}
