package systole.app.look;

import javafx.scene.Scene;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures of what is on screen; on the thread of the window only. */
public final class Snapshots {
    private Snapshots() {}

    /** Writes the scene as it is laid out now to a PNG file, replacing an old one. */
    public static void write(Scene scene, Path file) throws IOException {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var image = scene.snapshot(null);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PngWriter.write(image, out);
        }
    }
}
