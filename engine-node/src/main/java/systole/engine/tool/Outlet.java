package systole.engine.tool;

import java.io.IOException;
import java.time.Duration;

/** Whoever reads what a tool prints, where it prints more than once. */
public interface Outlet {
    /**
     * Prints a part; its exit code does not count yet. May wait for a slow reader, but not for
     * ever.
     *
     * @throws IOException if nobody reads any more
     */
    void print(ToolResult part) throws IOException;

    /** Tells whether files of a part are written; if not, a tool that has some is refused. */
    default boolean keepsFiles() {
        return false;
    }

    /**
     * Waits that long. False as soon as nobody reads any more, or nothing more is to be printed.
     */
    boolean pause(Duration time) throws IOException, InterruptedException;
}
