package systole.engine.agent;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a {@link WebServer} serves, and where. Settings that exist are valid: a port from 1 to 65535
 * and, if there is a folder, an absolute path.
 */
record WebSettings(
        String address,
        int port,
        String node,
        String instance,
        String text,
        Optional<Path> docroot) {
    WebSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 1 and 65535, not " + port);
        }
        if (docroot.filter(folder -> !folder.isAbsolute()).isPresent()) {
            throw new IllegalArgumentException("docroot must be an absolute path");
        }
    }

    /**
     * Reads {@code --port P [--address A] [--node N] [--instance I] [--text T] [--docroot D]}.
     *
     * @throws IllegalArgumentException if an argument is unknown, incomplete or out of range
     */
    static WebSettings parse(String... arguments) {
        var given = pairs(arguments);
        var settings =
                new WebSettings(
                        taken(given, "address").orElse("127.0.0.1"),
                        taken(given, "port").map(WebSettings::number).orElse(0),
                        taken(given, "node").orElse("this node"),
                        taken(given, "instance").orElse("web"),
                        taken(given, "text").orElse("It works."),
                        taken(given, "docroot").map(Path::of));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown argument --" + String.join(", --", given.keySet()));
        }
        return settings;
    }

    private static Map<String, String> pairs(String... arguments) {
        var pairs = new TreeMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("cannot understand argument " + arguments[i]);
            }
            pairs.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return pairs;
    }

    private static Optional<String> taken(Map<String, String> given, String name) {
        return Optional.ofNullable(given.remove(name));
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("port must be a number, not " + digits, noNumber);
        }
    }
}
