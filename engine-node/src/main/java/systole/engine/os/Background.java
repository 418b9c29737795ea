package systole.engine.os;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this program once more, detached from the terminal. */
public final class Background {
    private final Path log;

    /**
     * @param log where the other one's standard error goes
     */
    public Background(Path log) {
        this.log = log;
    }

    /**
     * Starts it with one more argument and waits until it says a word, or ends.
     *
     * @return whether it said the word
     * @throws IOException with one clear line if it cannot be started
     */
    public boolean start(String argument, String word) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process =
                new ProcessBuilder(command(argument))
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<String> command(String argument) throws IOException {
        ProcessHandle.Info self = ProcessHandle.current().info();
        var command = new ArrayList<String>();
        command.add("setsid");
        command.add(self.command().orElseThrow(Background::unknown));
        command.addAll(List.of(self.arguments().orElseThrow(Background::unknown)));
        command.add(argument);
        return command;
    }

    private static IOException unknown() {
        return new IOException("the system does not tell how this program was started");
    }
}
