package systole.remote.protocol;

/** How much somebody may do; each role may also do what those before it may. */
public enum Role {
    /** Look at everything, change nothing. */
    READ,
    /** Daily work: move, stop and start resources, forget failures, standby. */
    OPERATE,
    /** Everything, the configuration included. */
    ADMINISTER;

    /** Tells whether this role is enough where that one is needed. */
    public boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }
}
