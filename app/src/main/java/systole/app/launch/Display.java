package systole.app.launch;

import java.util.Locale;
import java.util.stream.Stream;

/** Whether there is anything to draw on. */
final class Display {
    private Display() {}

    /** There seemed to be a display, but it cannot be used. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String reason) {
            super(reason);
        }
    }

    /** Tells whether a window can be expected to open, without loading anything that opens one. */
    static boolean exists() {
        boolean memory = System.getProperty("glass.platform", "").equals("Monocle");
        boolean desktop =
                Stream.of("win", "mac")
                        .anyMatch(
                                name ->
                                        System.getProperty("os.name", "")
                                                .toLowerCase(Locale.ROOT)
                                                .startsWith(name));
        return memory
                || desktop
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .anyMatch(name -> !System.getenv().getOrDefault(name, "").isEmpty());
    }
}
