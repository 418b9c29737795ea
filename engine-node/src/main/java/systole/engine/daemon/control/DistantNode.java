package systole.engine.daemon.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another node, reached by the system's OpenSSH client with the user's own agent and known hosts.
 *
 * @param user who logs in; the cluster's own user unless another is given
 * @param host a name or an address
 */
record DistantNode(String user, String host, int port) {
    /** The user every node knows. */
    private static final String USER = "hacluster";

    private static final int PORT = 5560;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:ssh://)?(?:([\\w.][\\w.-]*)@)?"
                            + "(?:\\[([\\da-fA-F:.%\\w]+)]|([\\w.][\\w.-]*))(?::(\\d{1,5}))?/?");
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    /** Reads {@code host}, {@code user@host:port} or {@code ssh://user@[address]:port}. */
    static Optional<DistantNode> of(String text) {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String user = Optional.ofNullable(parts.group(1)).orElse(USER);
        String host = Optional.ofNullable(parts.group(2)).orElseGet(() -> parts.group(3));
        int port = Optional.ofNullable(parts.group(4)).map(Integer::parseInt).orElse(PORT);
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Optional.of(new DistantNode(user, host, port));
    }

    /** The command that runs a tool there. */
    List<String> command(String tool, List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(tool);
        arguments.forEach(argument -> words.add(quoted(argument)));
        return List.of(
                "ssh",
                "-p",
                Integer.toString(port),
                "-l",
                user,
                "--",
                host,
                String.join(" ", words));
    }

    /** The word as a shell reads it: as it is, whatever it holds. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
