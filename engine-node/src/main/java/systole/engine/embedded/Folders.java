package systole.engine.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes what is no longer needed. What cannot be removed is said in the log and left. */
final class Folders {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private Folders() {}

    /** Removes everything in a folder, but not the folder. */
    static void empty(Path folder) {
        for (Path path : below(folder)) {
            if (!path.equals(folder)) {
                removeFile(path);
            }
        }
    }

    /** Removes a folder with everything in it. */
    static void removeAll(Path folder) {
        below(folder).forEach(Folders::removeFile);
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            LOG.warn("folder={} cannot be read: {}", folder, e.getMessage());
            return List.of();
        }
    }

    /** Removes one file. */
    static void removeFile(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("path={} cannot be removed: {}", path, e.getMessage());
        }
    }
}
