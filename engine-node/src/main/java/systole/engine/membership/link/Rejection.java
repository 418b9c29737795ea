package systole.engine.membership.link;

/** Why a datagram was dropped. */
public enum Rejection implements Opened {
    /** Larger or smaller than any of ours. */
    SIZE("of a wrong size"),
    /** It does not begin as ours do. */
    FOREIGN("foreign to Systole"),
    /** Another version of the format. */
    VERSION("of another version of Systole"),
    /** It names another cluster. */
    OTHER_CLUSTER("of another cluster"),
    /** No such key is accepted here. */
    UNKNOWN_KEY("sealed with a key that authkeys does not have"),
    /** This node's own, heard by itself. */
    OWN("of this node itself"),
    /** In this node's name, but not from its present start. */
    NAMESAKE("in this node's own name, from another machine or a former start"),
    /** In the name of a node that is not configured. */
    UNKNOWN_SENDER("of a node that ha.cf does not name"),
    /** Meant for another node. */
    NOT_FOR_US("meant for another node"),
    /** From a start of the sender that is over. */
    FORMER_START("of a former start of a node"),
    /** It came before over this link. */
    REPEATED("that had come before over the same link"),
    /** The seal is wrong. */
    FORGED("with a wrong signature"),
    /** Authentic, but the node is too busy to take it. */
    OVERLOAD("that this node was too busy to take");

    private final String what;

    Rejection(String what) {
        this.what = what;
    }

    /** Completes the sentence "N datagrams dropped". */
    public String what() {
        return what;
    }

    /** Tells whether it is nothing to be warned of. */
    public boolean usual() {
        return this == OWN || this == NOT_FOR_US;
    }
}
