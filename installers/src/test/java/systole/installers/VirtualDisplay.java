package systole.installers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An X server without a screen. It picks a free display number itself, so that tests never collide.
 */
final class VirtualDisplay implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/Xvfb");

    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static VirtualDisplay open() throws IOException {
        var server =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "1600x1000x24",
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var number = Optional.ofNullable(server.inputReader(StandardCharsets.UTF_8).readLine());
        return new VirtualDisplay(
                server, ":" + number.orElseThrow(() -> new IOException("Xvfb does not start")));
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
