package systole.remote.server;

import systole.remote.protocol.Role;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before a key. Options that take away what nobody gets here anyway are fine; of the
 * others, one that is not known makes the key useless, because it may have been meant to restrict.
 */
record KeyOptions(
        Role role, Optional<String> user, Optional<AddressPatterns> from, Optional<Instant> until) {
    private static final Set<String> ALWAYS_SO =
            Set.of(
                    "restrict",
                    "no-pty",
                    "no-port-forwarding",
                    "no-agent-forwarding",
                    "no-x11-forwarding",
                    "no-user-rc");
    private static final String USER = "[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}";

    /** The options in this text, which may be empty. */
    static KeyOptions of(String text, ZoneId zone) {
        Map<String, String> given = split(text);
        given.keySet().removeAll(ALWAYS_SO);
        Optional<String> role = Optional.ofNullable(given.remove("role"));
        Optional<String> user = Optional.ofNullable(given.remove("user"));
        Optional<String> from = Optional.ofNullable(given.remove("from"));
        Optional<String> until = Optional.ofNullable(given.remove("expiry-time"));
        for (String unknown : given.keySet()) {
            throw new IllegalArgumentException("the option " + quoted(unknown) + " is not known");
        }
        return new KeyOptions(
                role.map(KeyOptions::role).orElse(Role.READ),
                user.map(KeyOptions::checkedUser),
                from.map(AddressPatterns::of),
                until.map(time -> time(time, zone)));
    }

    /** Where the options at the beginning of the line end: at the first space outside quotes. */
    static int end(String line) {
        boolean inQuotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inQuotes && c == '\\') {
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && Character.isWhitespace(c)) {
                return i;
            }
        }
        return line.length();
    }

    static boolean isUser(String name) {
        return name.matches(USER);
    }

    private static Map<String, String> split(String text) {
        var options = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            int end = endOfName(text, at);
            String name = text.substring(at, end).toLowerCase(Locale.ROOT);
            at = end;
            var value = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '=') {
                at = value(text, at + 1, value);
            }
            if (options.putIfAbsent(name, value.toString()) != null) {
                throw new IllegalArgumentException("the option " + quoted(name) + " comes twice");
            }
            if (at < text.length() && text.charAt(at++) != ',') {
                throw new IllegalArgumentException("a comma is missing between options");
            }
        }
        return options;
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && "=,\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Reads a value in quotes; gives back where it ends. */
    private static int value(String text, int start, StringBuilder value) {
        if (start == text.length() || text.charAt(start) != '"') {
            throw new IllegalArgumentException("the value of an option needs quotes");
        }
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            boolean escaped = c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"';
            value.append(escaped ? text.charAt(++at) : c);
        }
        throw new IllegalArgumentException("a quote is not closed");
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private static Role role(String word) {
        return switch (word) {
            case "read" -> Role.READ;
            case "operate" -> Role.OPERATE;
            case "administer" -> Role.ADMINISTER;
            default ->
                    throw new IllegalArgumentException(
                            quoted(word) + " is no role: read, operate or administer");
        };
    }

    private static String checkedUser(String name) {
        if (!isUser(name)) {
            throw new IllegalArgumentException(quoted(name) + " is no user's name");
        }
        return name;
    }

    /** A time as OpenSSH writes it: {@code YYYYMMDD[HHMM[SS]][Z]}. */
    private static Instant time(String text, ZoneId zone) {
        boolean utc = text.endsWith("Z");
        String digits = utc ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("[0-9]{8}([0-9]{4}([0-9]{2})?)?")) {
            throw new IllegalArgumentException(quoted(text) + " is no time: YYYYMMDD[HHMM[SS]][Z]");
        }
        try {
            return LocalDateTime.parse(
                            (digits + "000000").substring(0, 14),
                            DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
                                    .withResolverStyle(ResolverStyle.STRICT))
                    .atZone(utc ? ZoneOffset.UTC : zone)
                    .toInstant();
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException(quoted(text) + " is no time", impossible);
        }
    }
}
