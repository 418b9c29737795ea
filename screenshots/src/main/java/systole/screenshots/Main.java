package systole.screenshots;

import javafx.application.Platform;

import systole.model.xml.XmlException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the pictures of the documentation: all, or the named ones. They go to the folder that the
 * system property {@code systole.pictures} names, or to {@code screenshots/pictures}.
 */
public final class Main {
    private static final List<Shot> SHOTS =
            List.of(
                    Board.LIGHT,
                    Board.DARK,
                    Board.CHINESE,
                    new Why(),
                    new Constraints(),
                    new Failure(),
                    Membership.LIGHT,
                    Membership.DARK_CHINESE,
                    new Palette());

    private Main() {}

    /** Ends with 0 if every picture has been taken, with 1 at the first that could not be. */
    public static void main(String[] names) throws IOException, XmlException {
        System.exit(run(names));
    }

    private static int run(String... names) throws IOException, XmlException {
        Set<String> wanted = Set.copyOf(Arrays.asList(names));
        Set<String> known = SHOTS.stream().map(Shot::name).collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            System.err.println("screenshots: there are " + String.join(", ", known));
            return 1;
        }
        var folder = Path.of(System.getProperty("systole.pictures", "screenshots/pictures"));
        Files.createDirectories(folder);
        Studio.light();
        try {
            for (Shot shot : SHOTS) {
                if (wanted.isEmpty() || wanted.contains(shot.name())) {
                    System.out.println(take(shot, folder));
                }
            }
        } finally {
            Platform.exit();
        }
        return 0;
    }

    /** Takes one picture on a cluster of its own, and says where it is. */
    static Path take(Shot shot, Path folder) throws IOException, XmlException {
        Path file = folder.resolve(shot.name() + ".png");
        try (var studio = Studio.open(shot.look())) {
            studio.untilRest();
            shot.pose(studio);
            studio.draw(file);
        }
        return file;
    }
}
