package systole.remote.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cluster to connect to: {@code ssh://user@node1,node2:5561?jump=me@gate:22}. Any of its nodes
 * will do; the others need not be named.
 *
 * @param user the account at the nodes
 * @param hosts nodes of one cluster, the preferred first
 * @param jump an SSH server the way leads through
 */
public record Destination(String user, List<Address> hosts, Optional<Jump> jump) {
    /** The port where nodes wait for consoles. */
    public static final int PORT = 5560;

    /** The account nodes know. */
    public static final String USER = "hacluster";

    private static final String SCHEME = "ssh://";
    private static final int SSH_PORT = 22;

    /** Refuses a cluster without hosts. */
    public Destination {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("a destination needs a host");
        }
        requireUser(user);
    }

    /** An ordinary SSH server, and who asks it to pass the connection on. */
    public record Jump(String user, Address address) {
        /** Refuses a user no SSH server has. */
        public Jump {
            requireUser(user);
        }

        @Override
        public String toString() {
            return user + "@" + address;
        }
    }

    /**
     * Reads it; {@code ssh://} may be left out.
     *
     * @throws IllegalArgumentException with one clear line
     */
    public static Destination parse(String text) {
        String rest = text.strip();
        if (rest.startsWith(SCHEME)) {
            rest = rest.substring(SCHEME.length());
        } else if (rest.contains("://")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address of a cluster such as ssh://node1:" + PORT);
        }
        int query = rest.indexOf('?');
        Optional<Jump> jump =
                query < 0 ? Optional.empty() : Optional.of(jump(rest.substring(query + 1)));
        String place = (query < 0 ? rest : rest.substring(0, query)).replaceFirst("/$", "");
        int at = place.lastIndexOf('@');
        String user = at < 0 ? USER : place.substring(0, at);
        var hosts =
                Arrays.stream(place.substring(at + 1).split(",", -1))
                        .map(host -> Address.parse(host.strip(), PORT))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Destination(user, List.copyOf(hosts), jump);
    }

    private static Jump jump(String query) {
        if (!query.startsWith("jump=")) {
            throw new IllegalArgumentException(
                    "'?" + query + "' is not understood; there is ?jump=user@host:22");
        }
        String gate = query.substring("jump=".length());
        int at = gate.lastIndexOf('@');
        String user = at < 0 ? System.getProperty("user.name", USER) : gate.substring(0, at);
        return new Jump(user, Address.parse(gate.substring(at + 1), SSH_PORT));
    }

    private static void requireUser(String user) {
        if (user.isBlank() || user.startsWith("-") || user.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("'" + user + "' is no user");
        }
    }

    /** The address as it can be typed again. */
    @Override
    public String toString() {
        return SCHEME
                + user
                + "@"
                + hosts.stream().map(Address::toString).collect(Collectors.joining(","))
                + jump.map(gate -> "?jump=" + gate).orElse("");
    }
}
