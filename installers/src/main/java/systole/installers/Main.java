package systole.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes app-images and packages of the console and of the node from what the other modules have
 * built. Run by the build's profile {@code installers}; arguments are the root of the repository,
 * the folder for the results and the version.
 */
final class Main {
    private final Path root;
    private final Path work;
    private final String version;
    private final Products products;

    private Main(Path root, Path work, String version) {
        this.root = root;
        this.work = work;
        this.version = version;
        this.products = new Products(root, version);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var main =
                new Main(
                        Path.of(arguments[0]).toAbsolutePath().normalize(),
                        Path.of(arguments[1]).toAbsolutePath().normalize(),
                        arguments[2]);
        say(main.console());
        say(main.node());
    }

    private Path console() throws IOException, InterruptedException {
        var image = say(new AppImage(products.console(), work).make(version));
        var parts = root.resolve("installers/console");
        return new DebianPackage("systole", version, work)
                .put(image, "/usr/lib/systole")
                .put(parts.resolve("systole.desktop"), "/usr/share/applications/systole.desktop")
                .put(
                        parts.resolve("systole.png"),
                        "/usr/share/icons/hicolor/256x256/apps/systole.png")
                .put(
                        parts.resolve("systole.svg"),
                        "/usr/share/icons/hicolor/scalable/apps/systole.svg")
                .put(root.resolve("LICENSE"), "/usr/share/doc/systole/copyright")
                .control(parts)
                .pack(work);
    }

    private Path node() throws IOException, InterruptedException {
        var image = say(new AppImage(products.node(), work).make(version));
        var parts = root.resolve("installers/node");
        return new DebianPackage("systole-node", version, work)
                .put(image, "/usr/lib/systole-node")
                .put(parts.resolve("systole.service"), "/usr/lib/systemd/system/systole.service")
                .put(
                        root.resolve("engine-node/target/ocf/resource.d/systole"),
                        "/usr/lib/ocf/resource.d/systole")
                .put(root.resolve("LICENSE"), "/usr/share/doc/systole-node/copyright")
                .control(parts)
                .pack(work);
    }

    private static Path say(Path made) throws IOException {
        var bytes = Files.isDirectory(made) ? Folders.size(made) : Files.size(made);
        System.out.println(made + " (" + bytes / 1_000_000 + " MB)");
        return made;
    }
}
