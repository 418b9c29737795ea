package systole.remote.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where OpenSSH shall go.
 *
 * @param user who logs in; empty for what OpenSSH's configuration says
 * @param host a name, an alias of OpenSSH's configuration, or an address
 * @param port empty for what OpenSSH's configuration says
 */
public record SshTarget(Optional<String> user, String host, Optional<Integer> port) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "(?:([\\w.][\\w.-]*)@)?"
                            + "(?:\\[([\\da-fA-F:.%\\w]+)]|([\\w.][\\w.-]*))(?::(\\d{1,5}))?");

    /** Reads {@code host}, {@code user@host:port} or {@code user@[address]:port}. */
    public static Optional<SshTarget> of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(parts.group(2)).orElseGet(() -> parts.group(3));
        Optional<Integer> port = Optional.ofNullable(parts.group(4)).map(Integer::valueOf);
        return port.filter(number -> number < 1 || number > 65_535).isPresent()
                ? Optional.empty()
                : Optional.of(new SshTarget(Optional.ofNullable(parts.group(1)), host, port));
    }

    /** The same user at another host, at OpenSSH's usual port. */
    public SshTarget at(String other) {
        return new SshTarget(user, other, Optional.empty());
    }

    /**
     * The command that runs a script there. It asks nobody anything: agent, keys and known hosts
     * are the user's own, and a host whose key is not known is refused.
     */
    public List<String> command(String script) {
        var words = new ArrayList<String>(List.of("ssh", "-T"));
        for (String option :
                List.of(
                        "BatchMode=yes",
                        "ConnectTimeout=10",
                        "ServerAliveInterval=5",
                        "ServerAliveCountMax=6")) {
            words.addAll(List.of("-o", option));
        }
        port.ifPresent(number -> words.addAll(List.of("-p", number.toString())));
        user.ifPresent(name -> words.addAll(List.of("-l", name)));
        words.addAll(List.of("--", host, "exec sh -c " + Script.quoted(script)));
        return words;
    }

    @Override
    public String toString() {
        return user.map(name -> name + "@").orElse("")
                + host
                + port.map(number -> ":" + number).orElse("");
    }
}
