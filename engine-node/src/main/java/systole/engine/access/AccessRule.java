package systole.engine.access;

/**
 * One rule of an access list.
 *
 * @param id what refusals call it by
 * @param select the elements it marks
 */
record AccessRule(String id, Mark mark, Selection select) {

    /** What a rule says of an element, and of all below it that has no mark of its own. */
    enum Mark {
        /** It may be read. */
        READ,
        /** It may be read and changed. */
        WRITE,
        /** Neither. */
        DENY
    }
}
