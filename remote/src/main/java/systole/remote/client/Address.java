package systole.remote.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port, as people write them: {@code node1:5560}, {@code [fe80::1]:5560}.
 *
 * @param host a name or an IP address, without brackets
 */
public record Address(String host, int port) {
    private static final Pattern TEXT =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^\\[\\]:\\s/@?#,]+))(?::(\\d{1,5}))?");

    /** Refuses what can be no host or port. */
    public Address {
        if (host.isBlank() || host.startsWith("-") || host.length() > 255) {
            throw new IllegalArgumentException("'" + host + "' is no host");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(port + " is no port");
        }
    }

    /**
     * Reads it.
     *
     * @param usualPort the port if none is written
     * @throws IllegalArgumentException with one clear line
     */
    public static Address parse(String text, int usualPort) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no host and port");
        }
        String host = found.group(1) == null ? found.group(2) : found.group(1);
        int port = found.group(3) == null ? usualPort : Integer.parseInt(found.group(3));
        return new Address(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
