package systole.remote.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a person's keys are.
 *
 * @param agent the socket of their SSH agent
 * @param files their key files, tried after the agent's; those that do not exist are passed over
 */
public record Identities(Optional<Path> agent, List<Path> files) {
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    /** Copies the list. */
    public Identities {
        files = List.copyOf(files);
    }

    /** Those the person uses with every other SSH client. */
    public static Identities usual() {
        Path folder = Path.of(System.getProperty("user.home", "."), ".ssh");
        Optional<Path> agent =
                Stream.ofNullable(System.getenv("SSH_AUTH_SOCK"))
                        .filter(name -> !name.isBlank())
                        .map(Path::of)
                        .filter(Files::exists)
                        .findFirst();
        return new Identities(agent, USUAL.stream().map(folder::resolve).toList());
    }

    /** That one key file and nothing else: a server only lets so many keys be tried. */
    public static Identities only(Path file) {
        return new Identities(Optional.empty(), List.of(file));
    }
}
