package systole.app.connect;

import systole.remote.client.Destination;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster somebody chose.
 *
 * @param identity the one key file to use; empty means the person's usual keys
 */
public record Target(Destination destination, Optional<Path> identity) {
    private static final String WITH = " identity=";

    /** As one line, for the list of recent clusters. */
    String line() {
        return destination + identity.map(file -> WITH + file).orElse("");
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    static Target parse(String line) {
        int at = line.indexOf(WITH);
        return at < 0
                ? new Target(Destination.parse(line), Optional.empty())
                : new Target(
                        Destination.parse(line.substring(0, at)),
                        Optional.of(Path.of(line.substring(at + WITH.length()))));
    }

    /** What to call it before the cluster has said its name. */
    public String name() {
        return destination.hosts().getFirst().host();
    }
}
