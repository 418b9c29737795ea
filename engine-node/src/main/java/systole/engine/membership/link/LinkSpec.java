package systole.engine.membership.link;

/** One medium of ha.cf. */
public sealed interface LinkSpec {
    /** The network interface it leaves by. */
    String device();

    /** {@code bcast}: to all in the interface's subnet. */
    record Broadcast(String device) implements LinkSpec {}

    /**
     * {@code mcast}: to a group.
     *
     * @param ttl how many routers it may pass, and one
     * @param loop whether this machine hears itself
     */
    record Multicast(String device, String group, int port, int ttl, boolean loop)
            implements LinkSpec {}

    /**
     * {@code ucast}: to one peer; which one is seen when it answers.
     *
     * @param host address or name
     */
    record Unicast(String device, String host, int port) implements LinkSpec {}
}
