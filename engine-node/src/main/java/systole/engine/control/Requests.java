package systole.engine.control;

import systole.engine.message.Errand;
import systole.engine.message.Message;
import systole.engine.port.RandomSource;
import systole.remote.protocol.Reply;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The requests made at this node and not answered yet. */
final class Requests {
    private static final int MOST = 256;

    private final Map<Long, Request> open = new TreeMap<>();
    private long lastId;

    /**
     * None yet. Their ids begin anywhere: a controller may still remember what it replied to the
     * engine that ran at this node before.
     */
    Requests(RandomSource random) {
        this.lastId = (long) random.below(Integer.MAX_VALUE) << Integer.SIZE;
    }

    private record Request(Errand errand, Consumer<Reply> replied, boolean sent) {}

    /** Takes a request in; refuses it at once, with id 0, if there are too many. */
    long add(Errand errand, Consumer<Reply> replied) {
        if (open.size() >= MOST) {
            replied.accept(new Reply.Refused("too many requests at once; try again later"));
            return 0;
        }
        lastId++;
        open.put(lastId, new Request(errand, replied, false));
        return lastId;
    }

    /** The messages the controller has not been sent yet. */
    List<Message> toSend() {
        List<Message> messages =
                open.entrySet().stream()
                        .filter(one -> !one.getValue().sent())
                        .<Message>map(
                                one -> new Message.Request(one.getKey(), one.getValue().errand()))
                        .toList();
        mark(true);
        return messages;
    }

    /** The same controller leads a new view: what was on its way may be lost, and is sent again. */
    void viewChanged() {
        mark(false);
    }

    private void mark(boolean sent) {
        open.replaceAll((_, one) -> new Request(one.errand(), one.replied(), sent));
    }

    /** Tells whether a request still waits for its reply. */
    boolean isOpen(long id) {
        return open.containsKey(id);
    }

    /** The controller replied. */
    void answered(long id, Reply reply) {
        Request request = open.remove(id);
        if (request != null) {
            request.replied().accept(reply);
        }
    }

    /** The controller that knew of the requests is gone; nobody knows how far it came with them. */
    void controllerLost(String name) {
        refuse(
                "the controller " + name + " was lost meanwhile; look whether it was done",
                Request::sent);
    }

    /** The engine goes. */
    void close() {
        refuse("the engine at this node has stopped", _ -> true);
    }

    private void refuse(String reason, Predicate<Request> which) {
        List<Long> refused =
                open.entrySet().stream()
                        .filter(one -> which.test(one.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        refused.forEach(id -> answered(id, new Reply.Refused(reason)));
    }
}
