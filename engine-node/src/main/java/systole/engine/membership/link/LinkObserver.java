package systole.engine.membership.link;

/** Hears what happens on the links, on the thread that receives. Returns at once. */
@FunctionalInterface
public interface LinkObserver {
    /** Hears nothing. */
    LinkObserver NONE = _ -> {};

    /** Something happened. */
    void happened(LinkEvent event);
}
