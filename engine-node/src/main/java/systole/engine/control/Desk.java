package systole.engine.control;

import systole.engine.access.AccessPolicy;
import systole.engine.access.Verdict;
import systole.engine.message.Errand;
import systole.engine.message.Message;
import systole.engine.scheduler.Decision;
import systole.model.node.NodeName;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent.Level;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Where requests of all members arrive at the controller. A request repeated after a change of
 * membership is carried out once and answered again.
 */
final class Desk {
    private static final int REMEMBERED = 256;
    private static final int MOST_AT_ONCE = 64;

    /** What were written now would be lost when the others come back. */
    private static final Reply NO_QUORUM =
            new Reply.Refused(
                    "this part of the cluster has no quorum; nothing can be changed until more"
                            + " nodes are back");

    private final Leadership lead;
    private final BiConsumer<NodeName, Message.Answer> answer;
    private final Map<Key, Open> open = new LinkedHashMap<>();
    private final Map<Key, Reply> answered = new LinkedHashMap<>();

    private record Key(NodeName member, long id) {}

    /** An errand under way. */
    private record Open(Author author, CommandHandler handler) {}

    Desk(Leadership lead, BiConsumer<NodeName, Message.Answer> answer) {
        this.lead = lead;
        this.answer = answer;
    }

    /** A member passes a request on. */
    void request(NodeName member, Message.Request request) {
        var key = new Key(member, request.id());
        Reply before = answered.get(key);
        if (before != null) {
            answer.accept(member, new Message.Answer(request.id(), before));
        } else if (open.size() >= MOST_AT_ONCE) {
            reply(key, new Reply.Refused("the controller has too much to do; try again later"));
        } else if (!open.containsKey(key)) {
            begin(key, request.errand());
        }
    }

    private void begin(Key key, Errand errand) {
        Verdict verdict =
                AccessPolicy.examine(errand.visitor(), errand.command(), lead.sequencer().cib());
        switch (verdict) {
            case Verdict.Granted _ when !lead.view().quorate() -> reply(key, NO_QUORUM);
            case Verdict.Granted(Command command) -> {
                lead.log(Level.INFO, record(errand));
                var one = new Open(errand.author(), handler(command, key));
                open.put(key, one);
                lead.sequencer().by(errand.author(), one.handler()::begin);
            }
            case Verdict.Refused(String reason) -> {
                lead.log(Level.WARNING, "refused=\"" + reason + "\" " + record(errand));
                reply(key, new Reply.Refused(reason));
            }
        }
    }

    private static String record(Errand errand) {
        return "request="
                + errand.command().getClass().getSimpleName()
                + " user="
                + errand.visitor().user()
                + " origin="
                + errand.visitor().origin()
                + (errand.reason().isEmpty()
                        ? ""
                        : " reason=\"" + errand.reason().replace('"', '\'') + "\"");
    }

    private CommandHandler handler(Command command, Key key) {
        return switch (command) {
            case Command.Change change ->
                    new ChangeHandler(lead, change, reply -> reply(key, reply));
            case Command.Move move -> new MoveHandler(lead, move, reply -> reply(key, reply));
            case Command.CleanUp cleanUp ->
                    new CleanUpHandler(lead, cleanUp, reply -> reply(key, reply));
            case Command.Reprobe reprobe ->
                    new ReprobeHandler(lead, reprobe, reply -> reply(key, reply));
            case Command.Fail fail -> new FailHandler(lead, fail, reply -> reply(key, reply));
            case Command.SetAttribute attribute ->
                    new AttributeHandler(lead, attribute, reply -> reply(key, reply));
        };
    }

    private void reply(Key key, Reply reply) {
        open.remove(key);
        answered.put(key, reply);
        if (answered.size() > REMEMBERED) {
            answered.remove(answered.keySet().iterator().next());
        }
        answer.accept(key.member(), new Message.Answer(key.id(), reply));
    }

    /** A member takes a request back. */
    void withdraw(NodeName member, long id) {
        Open errand = open.get(new Key(member, id));
        if (errand != null) {
            lead.sequencer().by(errand.author(), errand.handler()::withdraw);
        }
    }

    /** The pins of moves under way. */
    List<String> pins() {
        return open.values().stream().flatMap(one -> one.handler().pin().stream()).toList();
    }

    /** The cluster has come to rest. */
    void settled(Decision decision) {
        List.copyOf(open.values())
                .forEach(
                        one ->
                                lead.sequencer()
                                        .by(one.author(), () -> one.handler().settled(decision)));
    }

    /** What was written was lost. */
    void lost() {
        List.copyOf(open.values()).forEach(one -> one.handler().lost());
    }
}
