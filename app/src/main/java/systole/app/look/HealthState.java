package systole.app.look;

import java.util.List;
import java.util.Locale;

/**
 * The seven states a resource or a node can be seen in, each with its own shape, word and colour.
 *
 * <p>The shapes are paths in a box of 16 by 16; whether a path is filled or stroked is the style
 * sheet's business.
 */
public enum HealthState {
    RUNNING("M8 1.9a6.1 6.1 0 1 1 0 12.2a6.1 6.1 0 1 1 0-12.2Z"),
    TRANSITION("M8 2.4a5.6 5.6 0 1 1-5.6 5.6"),
    STOPPED(
            "M4.2 2.5h7.6a1.7 1.7 0 0 1 1.7 1.7v7.6a1.7 1.7 0 0 1-1.7 1.7h-7.6a1.7 1.7 0 0"
                    + " 1-1.7-1.7v-7.6a1.7 1.7 0 0 1 1.7-1.7Z"),
    FAILED("M8 2.2L14.5 13.4H1.5Z"),
    BLOCKED("M8 1.5L13.7 4.75V11.25L8 14.5L2.3 11.25V4.75Z"),
    UNMANAGED("M8 2L14 8L8 14L2 8Z"),
    UNKNOWN(
            "M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 1 1 0-12.4Z",
            "M6.2 6.5a1.85 1.85 0 1 1 2.7 1.6c-.6.32-.9.7-.9 1.4M8 11.6v.01");

    private final List<String> paths;

    HealthState(String... paths) {
        this.paths = List.of(paths);
    }

    /** The outline, back to front. */
    public List<String> paths() {
        return paths;
    }

    /** Key of the word for it, for example "running". */
    public String wordKey() {
        return "look.state." + id();
    }

    /**
     * Style class that gives shapes, words and dots its colour, for example {@code state-running}.
     */
    public String styleClass() {
        return "state-" + id();
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
