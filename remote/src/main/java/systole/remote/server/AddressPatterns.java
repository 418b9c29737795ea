package systole.remote.server;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses somebody may come from, as OpenSSH's {@code from=} writes them: patterns separated by
 * commas, each an address, a network in CIDR notation, or an IPv4 address with {@code *} and {@code
 * ?} in it; {@code !} before a pattern excludes what it matches. Names of hosts are not looked up.
 */
record AddressPatterns(List<Pattern> patterns) {
    private static final int MOST = 256;

    /** Copies the list. */
    AddressPatterns {
        patterns = List.copyOf(patterns);
    }

    /** One pattern of the list. */
    sealed interface Pattern {
        boolean excludes();

        boolean matches(InetAddress address);
    }

    /** The first bits of an address. */
    record Network(boolean excludes, InetAddress address, int bits) implements Pattern {
        @Override
        public boolean matches(InetAddress candidate) {
            byte[] mine = address.getAddress();
            byte[] theirs = candidate.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An IPv4 address with wildcards. */
    record Glob(boolean excludes, String text) implements Pattern {
        @Override
        public boolean matches(InetAddress candidate) {
            return matches(candidate.getHostAddress());
        }

        private boolean matches(String address) {
            int a = 0;
            int t = 0;
            int star = -1;
            int retry = 0;
            while (a < address.length()) {
                if (t < text.length() && text.charAt(t) == '*') {
                    star = t++;
                    retry = a;
                } else if (t < text.length()
                        && (text.charAt(t) == '?' || text.charAt(t) == address.charAt(a))) {
                    t++;
                    a++;
                } else if (star >= 0) {
                    t = star + 1;
                    a = ++retry;
                } else {
                    return false;
                }
            }
            while (t < text.length() && text.charAt(t) == '*') {
                t++;
            }
            return t == text.length();
        }
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException with a sentence, if it is none
     */
    static AddressPatterns of(String list) {
        String[] parts = list.split(",", -1);
        if (parts.length > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " patterns");
        }
        var patterns = new ArrayList<Pattern>(parts.length);
        for (String part : parts) {
            boolean excludes = part.startsWith("!");
            patterns.add(pattern(excludes, excludes ? part.substring(1) : part));
        }
        return new AddressPatterns(patterns);
    }

    /** Tells whether at least one pattern matches, and none that excludes. */
    boolean admit(InetAddress address) {
        boolean found = false;
        for (Pattern pattern : patterns) {
            if (pattern.matches(address)) {
                if (pattern.excludes()) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static Pattern pattern(boolean excludes, String text) {
        if (text.equals("*") || (text.matches("[0-9.*?]+") && text.matches(".*[*?].*"))) {
            return new Glob(excludes, text);
        }
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * 8;
        return new Network(excludes, address, slash < 0 ? all : bits(text, slash + 1, all));
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address, and names are not looked up", notOne);
        }
    }

    private static int bits(String text, int start, int most) {
        String digits = text.substring(start);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("\"" + text + "\" is no network");
        }
        return Integer.parseInt(digits);
    }
}
