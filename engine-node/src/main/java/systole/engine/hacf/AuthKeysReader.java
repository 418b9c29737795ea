package systole.engine.hacf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads authkeys by the rules of Heartbeat 2.1.3. Any text gives a result, and all its problems at
 * once; it never throws, and no problem shows a secret.
 *
 * <p>More than Heartbeat it knows {@link AuthMethod#SHA256}, refuses {@link AuthMethod#CRC} unless
 * told otherwise, and warns of weak secrets.
 */
public final class AuthKeysReader {
    private static final String WAY_OUT = "systole authkeys writes a strong key";
    private static final Kind<Integer> NUMBER = Kind.number(0, 255);

    private final Report report;
    private final boolean acceptCrc;
    private final Map<Integer, AuthKey> keys = new LinkedHashMap<>();
    private final TreeSet<Integer> tried = new TreeSet<>();
    private Optional<Integer> signing = Optional.empty();
    private int authLine;

    private AuthKeysReader(Report report, boolean acceptCrc) {
        this.report = report;
        this.acceptCrc = acceptCrc;
    }

    /**
     * Reads a text.
     *
     * @param file what problems call it by
     * @param acceptCrc whether keys that prove nothing are accepted, with a warning
     */
    public static AuthKeysResult read(String text, String file, boolean acceptCrc) {
        var reader = new AuthKeysReader(new Report(file), acceptCrc);
        String[] lines = Directive.lines(text);
        for (int i = 0; i < lines.length; i++) {
            List<String> words = Directive.words(lines[i]);
            if (!words.isEmpty() && !words.getFirst().startsWith("#")) {
                reader.line(i + 1, words);
            }
        }
        return reader.result(Math.max(lines.length, 1));
    }

    private void line(int line, List<String> words) {
        if (words.getFirst().equals("auth")) {
            auth(line, words);
            return;
        }
        Optional<Integer> number = NUMBER.read(words.getFirst());
        if (number.isEmpty()) {
            report.error(
                    line,
                    "neither auth nor the number of a key starts the line",
                    "write auth 1, and keys as 1 sha256 SECRET; numbers go from 0 to 255");
        } else if (!tried.add(number.get())) {
            report.error(line, "key " + number.get() + " is given twice", "give it another number");
        } else {
            key(line, number.get(), words);
        }
    }

    private void auth(int line, List<String> words) {
        Optional<Integer> number = words.size() == 2 ? NUMBER.read(words.get(1)) : Optional.empty();
        if (authLine > 0) {
            report.error(line, "auth is given twice", "keep the line with the key that signs");
        } else if (number.isEmpty()) {
            report.error(line, "auth without the number of one key", "write auth 1");
        }
        authLine = line;
        signing = number;
    }

    private void key(int line, int number, List<String> words) {
        String word = words.size() < 2 ? "" : words.get(1);
        Optional<AuthMethod> method = AuthMethod.of(word);
        String secret = words.size() < 3 ? "" : words.get(2);
        if (method.isEmpty()) {
            report.error(
                    line,
                    "key " + number + " has no known method [" + word + "]",
                    "the methods are sha256, sha1, md5 and crc; " + WAY_OUT);
        } else if (method.get() == AuthMethod.CRC) {
            crc(line, number, secret);
        } else if (secret.isEmpty()) {
            report.error(line, "key " + number + " has no secret", WAY_OUT);
        } else {
            remarks(line, number, words);
            keys.put(number, new AuthKey(number, method.get(), secret));
        }
    }

    private void crc(int line, int number, String secret) {
        if (!secret.isEmpty() && !secret.startsWith("#")) {
            report.error(line, "key " + number + ": crc takes no secret", "take sha256 instead");
        } else if (!acceptCrc) {
            report.error(
                    line,
                    "key " + number + " is crc, with which anyone can speak for any node",
                    WAY_OUT + "; accept_crc yes in ha.cf would allow it");
        } else {
            report.warning(
                    line,
                    "key " + number + " is crc, with which anyone can speak for any node",
                    WAY_OUT);
            keys.put(number, new AuthKey(number, AuthMethod.CRC, ""));
        }
    }

    private void remarks(int line, int number, List<String> words) {
        if (words.size() > 3 && !words.get(3).startsWith("#")) {
            report.warning(
                    line,
                    "key " + number + ": the secret is one word, what follows it is not used",
                    "write the secret without blanks; " + WAY_OUT);
        }
        if (Secrets.weak(words.get(2))) {
            report.warning(line, "key " + number + " can be guessed", WAY_OUT);
        }
    }

    private AuthKeysResult result(int lastLine) {
        if (authLine == 0) {
            report.error(
                    lastLine,
                    "Missing auth directive in keyfile [" + report.file() + "]",
                    "write auth and the number of the key that signs; " + WAY_OUT);
        }
        signing.filter(number -> !tried.contains(number))
                .ifPresent(
                        number ->
                                report.error(
                                        authLine,
                                        "Auth Key ["
                                                + number
                                                + "] not found in keyfile ["
                                                + report.file()
                                                + "]",
                                        "add the line " + number + " sha256 SECRET; " + WAY_OUT));
        Optional<AuthKey> signer = signing.map(keys::get);
        return new AuthKeysResult(
                report.hasErrors()
                        ? Optional.empty()
                        : signer.map(key -> new AuthKeys(key, List.copyOf(keys.values()))),
                report.problems());
    }
}
