package systole.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** The console as it is installed: it starts from any folder, draws itself and ends. */
@Tag("installed")
final class ConsoleImageTest {
    @TempDir Path home;
    private Installed installed;
    private Path image;

    @BeforeEach
    void prepare() {
        installed = new Installed(home);
        image = Installed.made().resolve("image/systole").toAbsolutePath();
    }

    @Test
    void startsInAWindowDrawsItselfAndClosesCleanly() throws Exception {
        assumeTrue(VirtualDisplay.isInstalled(), "needs Xvfb (apt-get install xvfb)");
        var picture = home.resolve("window.png");
        try (var display = VirtualDisplay.open()) {
            var ended =
                    installed.run(
                            Map.of("DISPLAY", display.name()),
                            image.resolve("bin/systole-console").toString(),
                            "demo",
                            "--screenshot",
                            picture.toString());

            assertThat(ended.errors()).doesNotContain("WARNING", "Exception");
            assertThat(ended.code()).as(ended.errors()).isEqualTo(0);
        }
        assertIsAPictureOfSomething(picture);
        assertThat(installed.leftovers()).isEmpty();
    }

    @Test
    void drawsItselfWithoutADisplay() throws Exception {
        var picture = home.resolve("memory.png");

        var ended =
                installed.run(
                        Map.of(),
                        image.resolve("bin/systole").toString(),
                        "demo",
                        "--screenshot",
                        picture.toString());

        assertThat(ended.errors()).doesNotContain("WARNING", "Exception");
        assertThat(ended.code()).as(ended.errors()).isEqualTo(0);
        assertIsAPictureOfSomething(picture);
        assertThat(installed.leftovers()).isEmpty();
    }

    @Test
    void theCommandWorksThroughALink() throws Exception {
        var link = Files.createSymbolicLink(home.resolve("systole"), image.resolve("bin/systole"));

        var ended = installed.run(Map.of(), link.toString(), "--version");

        Files.delete(link);
        assertThat(ended.code()).as(ended.errors()).isEqualTo(0);
        assertThat(ended.output()).contains("0.1.0");
    }

    private static void assertIsAPictureOfSomething(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture).as("a picture in %s", file).isNotNull();
        assertThat(picture.getWidth()).isGreaterThan(800);
        assertThat(picture.getHeight()).isGreaterThan(500);
        var colours =
                IntStream.range(0, picture.getHeight())
                        .flatMap(
                                y ->
                                        IntStream.range(0, picture.getWidth())
                                                .map(x -> picture.getRGB(x, y)))
                        .distinct()
                        .count();
        assertThat(colours).as("colours of the picture").isGreaterThan(50);
    }
}
