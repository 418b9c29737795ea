package systole.app.launch;

import systole.remote.client.Prompts;

import java.io.Console;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Asks on the terminal, where there is one. */
record TerminalPrompts(Console console) implements Prompts {
    /** Nobody is asked where nobody can answer. */
    static Prompts here() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<Prompts>map(TerminalPrompts::new)
                .orElse(NOBODY);
    }

    @Override
    public Optional<String> passphrase(Path file, int attempt) {
        return Optional.ofNullable(
                        console.readPassword(
                                "%sPassphrase of %s: ",
                                attempt > 1 ? "That was not it. " : "", file))
                .map(String::new)
                .filter(words -> !words.isEmpty());
    }

    @Override
    public boolean trust(FirstContact contact) {
        String answer =
                console.readLine(
                        "The key of %s is not known yet. Its %s key has the fingerprint%n  %s%n"
                                + "Trust it (yes/no)? ",
                        contact.host(), contact.keyType(), contact.fingerprint());
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}
