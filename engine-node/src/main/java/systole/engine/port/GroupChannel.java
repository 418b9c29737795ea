package systole.engine.port;

import systole.engine.message.Message;
import systole.model.node.NodeName;

/**
 * The group of engines: views agreed by all their members, and messages between them.
 *
 * <p>Messages between two members of the same view arrive in the order sent, once, or not at all if
 * the view changes first. A message is delivered in the view it was sent in: after that view's
 * {@link Listener#viewChanged}, before the next one's. A member never hears of a view that another
 * member of it has not agreed to.
 */
public interface GroupChannel {
    /** Joins the group. Views and messages reach the listener on the engine's loop. */
    void join(Listener listener);

    /**
     * Leaves; nothing is delivered afterwards. The others hear of it and go on at once: nothing of
     * the cluster may run here any more.
     */
    void leave();

    /**
     * Ends it as a power cut would: nothing is said to anybody, so that the others wait as long as
     * something may still run here. Nothing is delivered afterwards.
     */
    void cut();

    /**
     * Sends and forgets. Never blocks; never throws for an unreachable peer: silence is the failure
     * signal. The sender may be the target; it hears itself as it hears others, later.
     */
    void send(NodeName target, Message message);

    /** Sends to every member of the view, the sender included. */
    void broadcast(Message message);

    /**
     * Tells whether this node may act for the cluster at this very moment. May turn false before
     * the view that says so is delivered; then nothing is started any more.
     */
    default boolean mayAct() {
        return true;
    }

    /**
     * Whatever this node ran while it could act has ended. If the others went on without it, they
     * take it in again only now. Said as often as that becomes true; means nothing while the view
     * may act.
     */
    default void letGo() {}

    /** Who hears of views and messages. */
    interface Listener {
        /** A new view holds from now on. */
        void viewChanged(View view);

        /** A member sent something. */
        void received(NodeName sender, Message message);
    }
}
