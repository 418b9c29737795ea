package systole.engine.control;

import systole.engine.message.Message;
import systole.engine.scheduler.Decision;
import systole.model.node.NodeName;
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

    private final Leadership lead;
    private final BiConsumer<NodeName, Message.Answer> answer;
    private final Map<Key, CommandHandler> open = new LinkedHashMap<>();
    private final Map<Key, Reply> answered = new LinkedHashMap<>();

    private record Key(NodeName member, long id) {}

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
            CommandHandler handler = handler(request.command(), key);
            open.put(key, handler);
            handler.begin();
        }
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
        CommandHandler handler = open.get(new Key(member, id));
        if (handler != null) {
            handler.withdraw();
        }
    }

    /** The pins of moves under way. */
    List<String> pins() {
        return open.values().stream().flatMap(handler -> handler.pin().stream()).toList();
    }

    /** The cluster has come to rest. */
    void settled(Decision decision) {
        List.copyOf(open.values()).forEach(handler -> handler.settled(decision));
    }

    /** What was written was lost. */
    void lost() {
        List.copyOf(open.values()).forEach(CommandHandler::lost);
    }
}
