package systole.engine.os;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last documents of earlier epochs, a bounded number of them, each with its digest. */
final class Backups {
    private static final int MOST = 10;
    private static final String SUFFIX = ".xml";
    private static final String DIGEST = ".sig";

    private final Path folder;

    Backups(Path folder) {
        this.folder = folder;
    }

    /** Keeps a document that is about to be replaced. */
    void keep(Path document, String digest, CibVersion version) throws IOException {
        Files.createDirectories(folder);
        String name = "cib-%05d-%09d".formatted(version.adminEpoch(), version.epoch());
        Path copy = folder.resolve(name + SUFFIX);
        Files.copy(document, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.write(
                folder.resolve(name + SUFFIX + DIGEST),
                (digest + "\n").getBytes(StandardCharsets.UTF_8));
        for (Path old : newestFirst().stream().skip(MOST).toList()) {
            Files.deleteIfExists(old);
            Files.deleteIfExists(old.resolveSibling(old.getFileName() + DIGEST));
        }
    }

    /** The newest one that has its digest; the others are remarked on. */
    Optional<Cib> newestGood(List<String> remarks) {
        try {
            for (Path backup : newestFirst()) {
                String text = Files.readString(backup);
                Path digest = backup.resolveSibling(backup.getFileName() + DIGEST);
                if (Files.exists(digest)
                        && Files.readString(digest).strip().equals(Durable.digest(text))) {
                    return Optional.of(Cib.parse(backup.toString(), text));
                }
                remarks.add("the digest of " + backup + " does not match");
            }
        } catch (IOException | XmlException e) {
            remarks.add("the backups in " + folder + " cannot be used: " + e.getMessage());
        }
        return Optional.empty();
    }

    private List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
