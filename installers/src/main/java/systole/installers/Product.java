package systole.installers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is installed.
 *
 * @param name the name of its package and of the folder of its app-image
 * @param program the name of its native launcher
 * @param mainJar the jar that holds the main class
 * @param libraries folder with the jars of its class path
 * @param javafx folder with JavaFX's jars, if it opens windows: they become part of the runtime
 * @param modules of the JDK that it needs
 * @param icon a picture for menus, if it has any
 * @param extras files to put into its app-image: where, and from where
 */
record Product(
        String name,
        String program,
        String description,
        String mainClass,
        Path mainJar,
        Path libraries,
        Optional<Path> javafx,
        List<String> modules,
        List<String> javaOptions,
        Optional<Path> icon,
        Map<String, Path> extras) {
    Product {
        modules = List.copyOf(modules);
        javaOptions = List.copyOf(javaOptions);
        extras = Map.copyOf(extras);
    }
}
