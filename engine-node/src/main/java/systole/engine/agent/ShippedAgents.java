package systole.engine.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The agents that come with the engine, wherever it was installed from: they travel inside its jar.
 */
public final class ShippedAgents {
    private static final String PLACE = "/systole/ocf/resource.d/systole/";
    private static final List<String> AGENTS = List.of("Process", "Web", "Dummy");
    private static final String SHARED = ".systole-shellfuncs";

    private ShippedAgents() {}

    /**
     * Writes the agents of the provider {@code systole}, executable, below a folder that then
     * serves as OCF root: {@code root/resource.d/systole/Process} and so on. What an earlier
     * version left there is replaced file by file, so that an agent that is just running never sees
     * half of one.
     *
     * @return the given folder as an absolute path
     */
    public static Path unpackTo(Path root) throws IOException {
        var folder = Files.createDirectories(root.toAbsolutePath().resolve("resource.d/systole"));
        unpack(SHARED, folder, "rw-r--r--");
        for (var agent : AGENTS) {
            unpack(agent, folder, "rwxr-xr-x");
        }
        return root.toAbsolutePath();
    }

    private static void unpack(String name, Path folder, String mode) throws IOException {
        var fresh = Files.createTempFile(folder, ".", ".new");
        try (var content = ShippedAgents.class.getResourceAsStream(PLACE + name)) {
            if (content == null) {
                throw new FileNotFoundException("this build came without the agent file " + name);
            }
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
