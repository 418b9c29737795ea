package systole.remote.bootstrap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Runs scripts on one host. */
@FunctionalInterface
public interface Shell {
    /** What OpenSSH answers for a host it cannot talk to. */
    int UNREACHABLE = 255;

    /**
     * Runs a script of {@code sh} to its end. Never throws: a host that cannot be reached is an
     * answer with {@link #UNREACHABLE}, whose {@code err} says why in OpenSSH's own words.
     */
    Answer run(String script, Input input);

    /** What a script said, and its exit code. */
    record Answer(int exit, String out, String err) {
        /** Tells whether it did what it should. */
        public boolean fine() {
            return exit == 0;
        }

        /** Why it did not, in one line. */
        public String why() {
            return err.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((first, second) -> second)
                    .orElse("ended with " + exit);
        }
    }

    /** What a script reads from its standard input. */
    @FunctionalInterface
    interface Input {
        /** Writes all of it; the caller closes the stream. */
        void writeTo(OutputStream out) throws IOException;

        /** Nothing to read. */
        static Input none() {
            return out -> {};
        }

        /** A text. */
        static Input text(String text) {
            return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
