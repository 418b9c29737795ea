package systole.installers;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * A folder that runs from anywhere: the command {@code bin/systole}, a native launcher for menus,
 * the product's jars, and a runtime of its own. The runtime keeps its {@code java} program, for
 * agents that need one.
 *
 * <p>JavaFX is linked into the runtime, which is what it wants to be part of; the other libraries
 * stay on the class path, because some of them are no modules.
 */
final class AppImage {
    private final Product product;
    private final Path work;

    AppImage(Product product, Path work) {
        this.product = product;
        this.work = work;
    }

    /** Makes the app-image afresh in {@code work/image/NAME} and returns that folder. */
    Path make(String version) throws IOException {
        var runtime = work.resolve("runtime").resolve(product.name());
        var input = work.resolve("input").resolve(product.name());
        var image = work.resolve("image").resolve(product.name());
        for (var folder : List.of(runtime, input, image)) {
            Folders.delete(folder);
        }
        link(runtime);
        collect(input);
        wrap(version, runtime, input, image);
        for (var extra : product.extras().entrySet()) {
            Files.copy(extra.getValue(), image.resolve(extra.getKey()), COPY_ATTRIBUTES);
        }
        return image;
    }

    private void link(Path runtime) throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--add-modules",
                                String.join(",", product.modules()),
                                "--include-locales=en,zh",
                                "--no-header-files",
                                "--no-man-pages",
                                "--generate-cds-archive",
                                "--output",
                                runtime.toString()));
        if (!product.modules().contains("jdk.localedata")) {
            arguments.remove("--include-locales=en,zh");
        }
        product.javafx()
                .ifPresent(jars -> arguments.addAll(List.of("--module-path", jars.toString())));
        Tool.jdk("jlink", arguments);
        if (product.javafx().isPresent()) {
            layOut(product.javafx().get(), runtime.resolve("lib"));
        }
    }

    /**
     * JavaFX looks for its native libraries beside the JDK's before it unpacks them into a home
     * folder.
     */
    private static void layOut(Path javafx, Path lib) throws IOException {
        for (var jar : Folders.files(javafx, ".jar")) {
            try (var zip = new ZipFile(jar.toFile())) {
                for (var entry : zip.stream().filter(e -> e.getName().endsWith(".so")).toList()) {
                    try (var content = zip.getInputStream(entry)) {
                        Files.copy(
                                content,
                                lib.resolve(Path.of(entry.getName()).getFileName().toString()),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private void collect(Path input) throws IOException {
        Files.createDirectories(input);
        var jars = new ArrayList<>(Folders.files(product.libraries(), ".jar"));
        jars.add(product.mainJar());
        for (var jar : jars) {
            Files.copy(jar, input.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void wrap(String version, Path runtime, Path input, Path image) throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--type", "app-image",
                                "--name", product.program(),
                                "--app-version", version,
                                "--description", product.description(),
                                "--vendor", "The Systole authors",
                                "--runtime-image", runtime.toString(),
                                "--input", input.toString(),
                                "--main-jar", product.mainJar().getFileName().toString(),
                                "--main-class", product.mainClass(),
                                "--dest",
                                        image.resolveSibling(product.name() + ".new").toString()));
        product.javaOptions()
                .forEach(option -> arguments.addAll(List.of("--java-options", option)));
        product.icon().ifPresent(icon -> arguments.addAll(List.of("--icon", icon.toString())));
        Folders.delete(image.resolveSibling(product.name() + ".new"));
        Tool.jdk("jpackage", arguments);
        Files.move(image.resolveSibling(product.name() + ".new").resolve(product.program()), image);
        Files.delete(image.resolveSibling(product.name() + ".new"));
    }
}
