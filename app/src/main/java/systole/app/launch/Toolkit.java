package systole.app.launch;

import javafx.application.Platform;

/** JavaFX, which can be started once and need not be there. */
final class Toolkit {
    private Toolkit() {}

    /** Starts it; it ends only when told to. */
    static void start() throws Display.Missing {
        Platform.setImplicitExit(false);
        try {
            Platform.startup(() -> {});
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw new Display.Missing("no window can be opened (" + e.getMessage() + ")");
        }
    }
}
