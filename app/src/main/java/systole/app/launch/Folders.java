package systole.app.launch;

import java.nio.file.Path;

/** Where the console keeps what a person prefers. */
final class Folders {
    private Folders() {}

    /** {@code ~/.config/systole}, or where the desktop says. */
    static Path configuration() {
        String configured = System.getenv().getOrDefault("XDG_CONFIG_HOME", "");
        return configured.isEmpty()
                ? Path.of(System.getProperty("user.home", "."), ".config", "systole")
                : Path.of(configured, "systole");
    }
}
