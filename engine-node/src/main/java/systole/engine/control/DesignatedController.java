package systole.engine.control;

import systole.engine.cib.StatusRecord;
import systole.engine.cib.Writing;
import systole.engine.election.Integration;
import systole.engine.election.Term;
import systole.engine.message.Message;
import systole.engine.port.EnginePorts;
import systole.engine.port.View;
import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.xml.XmlException;
import systole.remote.protocol.ClusterEvent.Level;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Leads the cluster while its node is the oldest member of the view.
 *
 * <p>In every new view it first hears all members; what else arrives waits. Then it makes one CIB
 * of what they know, gives it to all of them, and goes on.
 */
final class DesignatedController {
    private final NodeName self;
    private final EnginePorts ports;
    private final EngineObserver observer;
    private final BooleanSupplier rests;
    private final Sequencer sequencer;
    private final Driver driver;
    private final Desk desk;
    private final List<Early> early = new ArrayList<>();
    private View view;
    private Integration integration;
    private boolean leading;
    private boolean everLed;
    private boolean resigned;

    /** Something that arrived before all members had joined. */
    private record Early(NodeName sender, Message message) {}

    /**
     * @param rests tells whether nothing is being started or ended on this node
     */
    DesignatedController(
            NodeName self,
            EnginePorts ports,
            EngineSettings settings,
            EngineObserver observer,
            BooleanSupplier rests,
            View view) {
        this.self = self;
        this.ports = ports;
        this.observer = observer;
        this.rests = rests;
        this.view = view;
        this.integration = new Integration(view, self);
        this.sequencer = new Sequencer(ports, view, settings.initialCib());
        this.driver =
                new Driver(
                        ports,
                        settings,
                        observer,
                        sequencer,
                        self + "-" + view.number(),
                        this::settled,
                        this::nothingEnds);
        this.desk =
                new Desk(
                        new Leadership(
                                self, ports, settings, this::view, sequencer, driver, observer),
                        this::answer);
    }

    private void answer(NodeName member, Message.Answer answer) {
        if (!resigned) {
            ports.group().send(member, answer);
        }
    }

    private View view() {
        return view;
    }

    /** Tells whether all members have joined. */
    boolean leading() {
        return leading;
    }

    /** The document as it was written last. */
    Cib cib() {
        return sequencer.cib();
    }

    /** Another view in which this node leads. */
    void viewChanged(View changed) {
        view = changed;
        integration = new Integration(changed, self);
        leading = false;
        early.clear();
        driver.reset();
    }

    /** It leads no more. */
    void resign() {
        resigned = true;
        driver.reset();
        desk.lost();
    }

    /** A member says something. */
    void received(NodeName sender, Message message) {
        if (message instanceof Message.Join join) {
            joined(sender, join);
        } else if (leading) {
            handle(sender, message);
        } else {
            early.add(new Early(sender, message));
        }
    }

    private void joined(NodeName member, Message.Join join) {
        if (join.view() != view.number()) {
            return;
        }
        if (leading) {
            // It lost track of the updates, and asks for the whole document.
            ports.group().send(member, new Message.Welcome(view.number(), sequencer.cib()));
            return;
        }
        integration.joined(member, join);
        if (integration.complete()) {
            lead();
        }
    }

    private void lead() {
        NodeName newest = integration.newest();
        Cib winner = integration.cib();
        boolean lost = everLed && !winner.version().equals(sequencer.version());
        if (lost) {
            // Without quorum only the status is ever written: no loss worth a warning.
            boolean written = winner.version().epoch() < sequencer.version().epoch();
            observer.log(
                    written ? Level.WARNING : Level.INFO,
                    "discarded="
                            + sequencer.version()
                            + " for="
                            + winner.version()
                            + " of="
                            + newest);
        }
        if (lost || !view.quorate()) {
            // What is not stored by a majority yet can no longer be promised to anybody.
            sequencer.discard();
            desk.lost();
        }
        Cib integrated = integrated(view.quorate() ? nextTerm(winner) : winner);
        observer.log(
                Level.INFO,
                "controller="
                        + self
                        + " view="
                        + view.number()
                        + " members="
                        + view.members()
                        + " quorate="
                        + view.quorate()
                        + " cib="
                        + integrated.version());
        leading = true;
        everLed = true;
        sequencer.install(view, integrated);
        if (view.quorate() || view.members().size() > 1) {
            integration
                    .joins()
                    .forEach(
                            (member, join) ->
                                    join.underway()
                                            .forEach(operation -> driver.await(member, operation)));
        }
        // Whoever is cut off waits for no agent: what else runs here has to stop before others
        // start it. A result that comes late is news, and decided upon then.
        var waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(one -> handle(one.sender(), one.message()));
        driver.wake();
    }

    /** One CIB of what all members know. */
    private Cib integrated(Cib winner) {
        Instant now = ports.clock().now();
        Cib merged = winner;
        for (var join : integration.joins().entrySet()) {
            merged = StatusRecord.joined(merged, join.getKey(), join.getValue(), now);
        }
        merged = StatusRecord.absent(merged, view.members());
        merged = StatusRecord.led(merged, self, view.quorate());
        CibVersion next = integration.nextVersion();
        boolean later = next.compareTo(merged.version()) > 0;
        return Writing.marked(merged, later ? next : merged.version().nextUpdate());
    }

    private Cib nextTerm(Cib winner) {
        Cib free = withMembers(withoutPins(winner));
        return StatusRecord.with(free, Term.next(free.root()));
    }

    /** Nothing is placed on a node that the configuration does not name. */
    private Cib withMembers(Cib cib) {
        List<NodeName> missing = NodesSection.missing(cib, view.members());
        if (missing.isEmpty()) {
            return cib;
        }
        observer.log(Level.INFO, "added=" + missing + " to=nodes");
        try {
            return Writing.configuration(cib, NodesSection.with(cib.root(), missing));
        } catch (XmlException e) {
            throw new IllegalStateException("a CIB with more nodes is a CIB", e);
        }
    }

    /** A controller that was lost, or had no quorum any more, may have left pins. */
    private Cib withoutPins(Cib winner) {
        List<String> left = new ArrayList<>(Pin.leftBehind(winner));
        left.removeAll(desk.pins());
        if (left.isEmpty()) {
            return winner;
        }
        observer.log(Level.WARNING, "removed=" + left + " reason=\"left by a lost controller\"");
        try {
            return Writing.configuration(winner, Pin.removed(winner.root(), left));
        } catch (XmlException e) {
            throw new IllegalStateException("a CIB without its pins is a CIB", e);
        }
    }

    private void handle(NodeName sender, Message message) {
        switch (message) {
            case Message.Stored stored -> sequencer.stored(sender, stored);
            case Message.Result result -> driver.result(sender, result);
            case Message.Confirmed(String key) -> driver.confirmed(sender, key);
            case Message.Request request -> desk.request(sender, request);
            case Message.Withdrawal(long id) -> desk.withdraw(sender, id);
            case Message.Leave(List<NodeName> nodes) -> leave(nodes);
            case Message.Join _,
                    Message.Welcome _,
                    Message.Update _,
                    Message.Execute _,
                    Message.Cancel _,
                    Message.Forget _,
                    Message.Answer _,
                    Message.LeaveGranted _,
                    Message.Watch _,
                    Message.News _ ->
                    observer.log(
                            Level.WARNING,
                            "ignored=" + message.getClass().getSimpleName() + " from=" + sender);
        }
    }

    private void leave(List<NodeName> nodes) {
        observer.log(Level.INFO, "leaving=" + nodes);
        if (sequencer.status(StatusRecord.leaving(sequencer.cib(), nodes))) {
            driver.disturb("nodes leave " + nodes);
        } else {
            driver.wake();
        }
    }

    private void nothingEnds() {
        if (!view.quorate() && rests.getAsBoolean()) {
            ports.group().letGo();
        }
    }

    private void settled(Decision decision) {
        desk.settled(decision);
        for (NodeState state : sequencer.cib().status()) {
            if (state.shutdownRequested() && view.has(state.name())) {
                ports.group().send(state.name(), new Message.LeaveGranted());
            }
        }
    }
}
