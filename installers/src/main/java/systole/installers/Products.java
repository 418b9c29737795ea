package systole.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What this repository installs, described from where the build leaves the parts. */
final class Products {
    /**
     * What both need; Logback looks for its settings with java.naming, agents serve with
     * jdk.httpserver, and the SSH library knows java.security.jgss.
     */
    private static final List<String> ENGINE_MODULES =
            List.of(
                    "java.base",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.security.jgss",
                    "java.sql",
                    "java.xml",
                    "jdk.httpserver",
                    "jdk.jfr",
                    "jdk.management",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.zipfs");

    private static final List<String> CONSOLE_MODULES =
            List.of("java.desktop", "java.prefs", "jdk.localedata", "javafx.controls");

    private final Path root;
    private final String version;

    Products(Path root, String version) {
        this.root = root;
        this.version = version;
    }

    Product console() throws IOException {
        var lib = root.resolve("app/target/lib");
        return new Product(
                "systole",
                "systole-console",
                "Console of a high-availability cluster",
                "systole.app.launch.Main",
                root.resolve("app/target/systole-app-" + version + ".jar"),
                lib,
                Optional.of(lib.resolve("javafx")),
                Stream.concat(ENGINE_MODULES.stream(), CONSOLE_MODULES.stream()).toList(),
                consoleOptions(),
                Optional.of(root.resolve("installers/console/systole.png")),
                Map.of(
                        "bin/systole", root.resolve("installers/console/launcher"),
                        "lib/javafx.options", root.resolve("build/javafx.options"),
                        "lib/monocle.jar", lib.resolve("monocle/openjfx-monocle.jar")));
    }

    Product node() {
        return new Product(
                "systole-node",
                "systole-node",
                "Node of a high-availability cluster",
                "systole.engine.command.Main",
                root.resolve("engine-node/target/systole-engine-node-" + version + ".jar"),
                root.resolve("engine-node/target/lib"),
                Optional.empty(),
                ENGINE_MODULES,
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED"),
                Optional.empty(),
                Map.of(
                        "bin/systole", root.resolve("installers/node/launcher"),
                        "lib/rehearse", root.resolve("build/rehearse"),
                        "lib/node.options", root.resolve("build/node.options")));
    }

    /**
     * As the launcher of a checkout does; the packages that libraries reach into are listed once.
     */
    private List<String> consoleOptions() throws IOException {
        var reached =
                Files.readAllLines(root.resolve("build/javafx.options")).stream()
                        .filter(line -> line.startsWith("--"));
        return Stream.concat(
                        Stream.of(
                                "-XX:+UseZGC",
                                "-Xmx1g",
                                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"),
                        reached)
                .toList();
    }
}
