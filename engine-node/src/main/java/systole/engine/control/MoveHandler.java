package systole.engine.control;

import org.jspecify.annotations.Nullable;

import systole.engine.cib.Writing;
import systole.engine.port.Timers;
import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Moves a resource: pins it, waits until the cluster has come to rest with it in its new place, and
 * removes the pin, whatever came of it. A member of a group moves with its whole group.
 *
 * <p>Refuses, before anything is written, a move that the policy would not carry out.
 */
final class MoveHandler implements CommandHandler {
    private final Leadership lead;
    private final Command.Move move;
    private final Consumer<Reply> reply;
    private ResourceId resource;
    private List<ResourceId> primitives = List.of();
    private List<NodeName> origins = List.of();
    private @Nullable String pin;
    private Timers.@Nullable Timer limit;
    private boolean over;

    MoveHandler(Leadership lead, Command.Move move, Consumer<Reply> reply) {
        this.lead = lead;
        this.move = move;
        this.reply = reply;
        this.resource = move.resource();
    }

    @Override
    public void begin() {
        Cib cib = lead.sequencer().cib();
        Optional<String> obstacle = obstacle(cib);
        if (obstacle.isPresent()) {
            refuse(obstacle.get());
            return;
        }
        Decision now = decide(cib);
        origins = activeOn(now);
        if (arrived(now)) {
            finish(new Reply.Done(lead.sequencer().version()));
        } else if (move.target().isEmpty() && origins.isEmpty()) {
            refuse(resource + " runs nowhere, so there is nothing to move it away from");
        } else {
            pin(cib);
        }
    }

    private Optional<String> obstacle(Cib cib) {
        Optional<Resource> defined =
                cib.configuration()
                        .groupOf(resource)
                        .<Resource>map(group -> group)
                        .or(() -> cib.configuration().resource(resource));
        if (defined.isEmpty()) {
            return Optional.of("there is no resource " + resource);
        }
        resource = defined.get().id();
        primitives = defined.get().primitives().stream().map(Resource.Primitive::id).toList();
        Optional<NodeName> absent = move.target().filter(node -> !lead.view().has(node));
        if (absent.isPresent()) {
            return Optional.of("node " + absent.get() + " is not a member of the cluster now");
        }
        return List.of(Pin.towards(resource), Pin.awayFrom(resource)).stream()
                .filter(
                        id ->
                                cib.configuration().constraints().stream()
                                        .anyMatch(one -> one.id().equals(id)))
                .findFirst()
                .map(id -> resource + " is pinned by constraint " + id + "; remove that first");
    }

    private void pin(Cib cib) {
        String id = move.target().isPresent() ? Pin.towards(resource) : Pin.awayFrom(resource);
        List<NodeName> nodes = move.target().map(List::of).orElse(origins);
        XmlElement pinned =
                Pin.marked(
                        Pin.element(cib, id, resource, nodes, move.target().isPresent()),
                        lead.self(),
                        lead.ports().clock().now().plus(lead.settings().moveLimit()));
        try {
            Cib next =
                    Writing.configuration(
                            cib, ConfigurationEdit.constraint(pinned).apply(cib.root()));
            Decision expected = decide(next);
            if (!wouldArrive(expected)) {
                refuse(whyNot(expected));
                return;
            }
            pin = id;
            limit =
                    lead.ports()
                            .timers()
                            .after(
                                    lead.settings().moveLimit(),
                                    () -> fail("it took longer than " + words()));
            lead.sequencer().write(next);
            lead.driver().disturb("move of " + resource);
        } catch (XmlException e) {
            refuse("the pin does not fit this CIB: " + e.getMessage());
        }
    }

    private String words() {
        return lead.settings().moveLimit().toSeconds() + " seconds";
    }

    private Decision decide(Cib cib) {
        return lead.settings().policy().decide(cib, lead.ports().clock().now());
    }

    private List<NodeName> activeOn(Decision decision) {
        var nodes = new TreeSet<NodeName>();
        for (ResourceId primitive : primitives) {
            var state = decision.states().get(primitive);
            if (state != null) {
                nodes.addAll(state.activeOn());
            }
        }
        return List.copyOf(nodes);
    }

    /** Tells whether all of it runs where it should, and nowhere else. */
    private boolean arrived(Decision decision) {
        return primitives.stream()
                .allMatch(
                        primitive -> {
                            var state = decision.states().get(primitive);
                            return state != null && isThere(state.activeOn());
                        });
    }

    private boolean wouldArrive(Decision decision) {
        return primitives.stream()
                .allMatch(
                        primitive ->
                                isThere(decision.placement().getOrDefault(primitive, List.of())));
    }

    private boolean isThere(List<NodeName> nodes) {
        return move.target()
                .map(target -> nodes.equals(List.of(target)))
                .orElseGet(() -> !nodes.isEmpty() && nodes.stream().noneMatch(origins::contains));
    }

    private String whyNot(Decision expected) {
        String place = move.target().map(node -> "on " + node).orElse("anywhere else");
        var reasons = new ArrayList<String>();
        for (ResourceId primitive : primitives) {
            move.target()
                    .flatMap(node -> expected.score(primitive, node))
                    .filter(score -> score.value() < 0)
                    .ifPresent(score -> reasons.add(primitive + " has score " + score + " there"));
        }
        return resource
                + " would not run "
                + place
                + (reasons.isEmpty() ? "" : ": " + String.join(", ", reasons));
    }

    @Override
    public void settled(Decision decision) {
        if (over || pin == null) {
            return;
        }
        if (arrived(decision)) {
            release();
            lead.sequencer()
                    .whenStored(() -> reply.accept(new Reply.Done(lead.sequencer().version())));
        } else {
            List<NodeName> now = activeOn(decision);
            fail(now.isEmpty() ? "it runs nowhere now" : "it runs on " + now.getFirst());
        }
    }

    @Override
    public void withdraw() {
        fail("the move was taken back");
    }

    private void fail(String reason) {
        if (!over) {
            release();
            reply.accept(new Reply.Refused(resource + " was not moved: " + reason));
        }
    }

    /** Removes the pin; from here on the usual rules hold. */
    private void release() {
        over = true;
        if (limit != null) {
            limit.cancel();
        }
        if (pin != null && lead.view().quorate()) {
            // Without quorum the pin stays, for the next quorate controller to remove.
            Cib cib = lead.sequencer().cib();
            try {
                lead.sequencer()
                        .write(Writing.configuration(cib, Pin.removed(cib.root(), List.of(pin))));
            } catch (XmlException e) {
                throw new IllegalStateException("a CIB without its pin is a CIB", e);
            }
            lead.driver().disturb("end of the move of " + resource);
        }
    }

    @Override
    public Optional<String> pin() {
        return over ? Optional.empty() : Optional.ofNullable(pin);
    }

    private void refuse(String reason) {
        finish(new Reply.Refused(reason));
    }

    private void finish(Reply last) {
        over = true;
        reply.accept(last);
    }

    @Override
    public void lost() {
        if (limit != null) {
            limit.cancel();
        }
        finish(new Reply.Refused("the nodes that knew of the move were lost; look where it runs"));
    }
}
