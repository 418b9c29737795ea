package systole.engine.hacf;

/** A way for beats to travel. All media of a node are used at once. */
public sealed interface Medium {

    /** To all nodes on the network of an interface. */
    record Bcast(String device, int port) implements Medium {}

    /**
     * To all nodes that listen to a multicast group.
     *
     * @param ttl how many routers may pass it on, 0 to 255
     * @param loop whether this host hears itself
     */
    record Mcast(String device, String group, int port, int ttl, boolean loop) implements Medium {}

    /**
     * To one host. A host that is this node itself is no error, so that all nodes can have the same
     * file.
     *
     * @param peer its address or name; which node it is, its beats tell
     */
    record Ucast(String device, String peer, int port) implements Medium {}

    /** The network interface. */
    String device();

    /** The UDP port. */
    int port();
}
