package systole.engine.command;

import systole.remote.bootstrap.Installation;
import systole.remote.bootstrap.Shell;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program that runs here, as something to be sent: all of its class path, and its Java runtime
 * if it brought one. The system's {@code tar} packs it.
 */
final class OwnInstallation implements AutoCloseable {
    private final Path folder;
    private final Path archive;

    private OwnInstallation(Path folder) {
        this.folder = folder;
        this.archive = folder.resolve("systole.tar");
    }

    /**
     * Packs it into a folder that closing removes.
     *
     * @param classPath the entries, jars or folders, as Java has them
     * @param home the folder of the installation, if it is known
     */
    static OwnInstallation pack(String classPath, Optional<Path> home, Shell shell)
            throws IOException {
        var packed = new OwnInstallation(Files.createTempDirectory("systole-bootstrap"));
        packed.collect(classPath, home);
        Shell.Answer answer =
                shell.run(
                        "cd '%s' && tar -chf systole.tar bin lib".formatted(packed.folder),
                        Shell.Input.none());
        if (!answer.fine()) {
            packed.close();
            throw new IOException("tar: " + answer.why());
        }
        return packed;
    }

    private void collect(String classPath, Optional<Path> home) throws IOException {
        Path app = Files.createDirectories(folder.resolve("lib/app"));
        Files.createDirectory(folder.resolve("bin"));
        int number = 0;
        for (Path entry : entries(classPath)) {
            number++;
            String name = "%03d-%s".formatted(number, entry.getFileName());
            Files.createSymbolicLink(app.resolve(name), entry);
        }
        for (String extra : List.of("lib/runtime", "lib/node.options")) {
            Optional<Path> there = home.map(at -> at.resolve(extra)).filter(Files::exists);
            if (there.isPresent()) {
                Files.createSymbolicLink(folder.resolve(extra), there.get());
            }
        }
        Optional<Path> options = home.map(at -> at.resolve("build/node.options"));
        if (options.filter(Files::exists).isPresent()) {
            Files.createSymbolicLink(folder.resolve("lib/node.options"), options.get());
        }
    }

    /**
     * The JVM has spelt out what was written with a star. A node opens no windows, so their toolkit
     * stays.
     */
    private static List<Path> entries(String classPath) {
        return Stream.of(classPath.split(":", -1))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .filter(entry -> !entry.toString().contains("/javafx/"))
                .toList();
    }

    Installation installation() throws IOException {
        return new Installation.Copy(
                out -> Files.copy(archive, out),
                Files.size(archive),
                Files.exists(folder.resolve("lib/runtime")));
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path done, IOException failure)
                            throws IOException {
                        Files.delete(done);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
