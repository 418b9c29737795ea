package systole.engine.group;

import systole.engine.membership.ViewId;
import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.View;
import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's side of the group; lives on the engine's loop. */
final class Inbox {
    private final GroupChannel.Listener listener;
    private final List<Early> early = new ArrayList<>();
    private Optional<ViewId> view = Optional.empty();
    private List<NodeName> members = List.of();

    /** Something that was sent in a view that does not hold here yet. */
    private record Early(NodeName sender, ViewId view, Message message) {}

    /** An inbox in no view. */
    Inbox(GroupChannel.Listener listener) {
        this.listener = listener;
    }

    /** The view that holds for the engine. */
    Optional<ViewId> view() {
        return view;
    }

    /** Its members. */
    List<NodeName> members() {
        return members;
    }

    /** A view holds from now on; what was sent in it already is delivered next. */
    void install(ViewId id, View next) {
        view = Optional.of(id);
        members = next.members();
        List<Early> waiting = List.copyOf(early);
        early.clear();
        listener.viewChanged(next);
        waiting.forEach(letter -> take(letter.sender(), letter.view(), letter.message()));
    }

    /** Something was sent here in that view. */
    void take(NodeName sender, ViewId sentIn, Message message) {
        int order = view.map(sentIn::compareTo).orElse(1);
        if (order == 0 && members.contains(sender)) {
            listener.received(sender, message);
        } else if (order > 0) {
            early.add(new Early(sender, sentIn, message));
        }
    }

    /** How much waits for a view to come. */
    int waiting() {
        return early.size();
    }
}
