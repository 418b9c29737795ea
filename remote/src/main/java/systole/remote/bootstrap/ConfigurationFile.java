package systole.remote.bootstrap;

import systole.remote.bootstrap.Shell.Input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of the cluster on one host.
 *
 * @param mode as {@code chmod} reads it
 * @param kept where a former one is kept
 * @param former whether there is one; it is never taken away, only put back
 */
record ConfigurationFile(String path, String mode, String text, String kept, boolean former) {

    /** Writes it, whole or not at all. */
    void write(Host host, String owner) throws StepFailedException {
        host.run(
                Script.named("write")
                        .with("file", path)
                        .with("mode", mode)
                        .with("owner", owner)
                        .with("kept", kept),
                Input.text(text));
    }

    /** Brings back what was there before, unless somebody has changed it since. */
    void restore(Host host) throws StepFailedException {
        host.run(
                Script.named("restore")
                        .with("file", path)
                        .with("kept", kept)
                        .with("digest", digest())
                        .with("former", former ? "yes" : "no"));
    }

    /** SHA-256 of its text, in hexadecimal. */
    String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
