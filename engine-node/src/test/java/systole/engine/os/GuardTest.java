package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

@Timeout(60)
class GuardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @Test
    void runsWhatWasLeftWhenTheProcessIsKilled() throws Exception {
        Path done = folder.resolve("done");
        Process owner = owner("echo stopped >" + done);

        owner.destroyForcibly().waitFor();
        Guard.start(folder, PATIENCE).close();

        assertThat(done).hasContent("stopped");
    }

    @Test
    void doesNothingAfterAGoodbye() throws Exception {
        Path done = folder.resolve("done");
        Guard guard = Guard.start(folder, PATIENCE);
        guard.keep("echo stopped >" + done + "\n");

        guard.close();
        Guard.start(folder, PATIENCE).close();

        assertThat(done).doesNotExist();
    }

    @Test
    void anotherProcessOfThatNumberIsNoGuard() throws IOException {
        Files.writeString(folder.resolve("guard.pid"), ProcessHandle.current().pid() + "\n");

        try (Guard guard = Guard.start(folder, PATIENCE)) {
            assertThat(guard.alive()).isTrue();
        }
    }

    /** A JVM that starts a guard, leaves a script and waits to be killed. */
    private Process owner(String script) throws IOException {
        Path wishes = folder.resolve("script");
        Files.writeString(wishes, script + "\n", StandardOpenOption.CREATE);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Owner.class.getName(),
                                folder.toString(),
                                wishes.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        byte[] word = process.getInputStream().readNBytes(Owner.READY.length());
        assertThat(new String(word, StandardCharsets.US_ASCII)).isEqualTo(Owner.READY);
        return process;
    }

    /** Holds a guard. */
    static final class Owner {
        static final String READY = "ready";

        private Owner() {}

        /** Waits for ever. */
        public static void main(String[] arguments) throws Exception {
            Guard guard = Guard.start(Path.of(arguments[0]), PATIENCE);
            guard.keep(Files.readString(Path.of(arguments[1])));
            System.out.print(READY);
            System.out.flush();
            synchronized (guard) {
                while (guard.alive()) {
                    guard.wait();
                }
            }
        }
    }
}
