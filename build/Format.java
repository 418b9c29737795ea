import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java source of the repository: {@code check} names the files
 * that differ and exits 1, {@code fix} rewrites them. Run by the build as a single-file program
 * with the formatter's jar on the class path.
 */
final class Format {
    private static final List<String> ROOTS =
            List.of(
                    "build",
                    "model",
                    "remote",
                    "engine-node",
                    "styles",
                    "app",
                    "installers",
                    "screenshots");

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean fix = args[0].equals("fix");
        List<String> arguments = new ArrayList<>(List.of("--aosp"));
        arguments.addAll(
                fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        int options = arguments.size();
        for (String root : ROOTS) {
            addSources(Path.of(args[1]).resolve(root), arguments);
        }
        if (arguments.size() == options) {
            return;
        }
        int exit =
                ToolProvider.findFirst("google-java-format")
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new));
        if (exit != 0) {
            System.err.println("Not formatted (see above). Fix with: mvn -Pformat validate");
            System.exit(exit);
        }
    }

    private static void addSources(Path root, List<String> into) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(into::add);
        }
    }
}
