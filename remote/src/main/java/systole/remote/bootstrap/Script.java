package systole.remote.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A script that comes with this package, and the values of the variables it reads.
 *
 * @param text what {@code sh} runs
 */
public record Script(String text) {

    /** The script of that name, without values yet. */
    static Script named(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".sh")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no script " + name);
            }
            return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with one more variable. */
    Script with(String variable, String value) {
        return new Script(variable + "=" + quoted(value) + "\n" + text);
    }

    /** A word as a shell reads it: as it is, whatever it holds. */
    public static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
