package systole.screenshots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** Takes a small picture of a real cluster, on whatever display the build has. */
class StudioTest {
    private static final Look SMALL = Look.LIGHT.sized(960, 600);

    @TempDir Path folder;

    @Test
    void drawsTheWindowWithARunningClusterInIt() throws Exception {
        Studio.light();

        Path file = Main.take(new Board("small", SMALL), folder);

        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(SMALL.width());
        assertThat(picture.getHeight()).isEqualTo(SMALL.height());
        assertThat(colours(picture)).as("text, shapes and a hatched ghost").isGreaterThan(100);
    }

    private static long colours(BufferedImage picture) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                .distinct()
                .count();
    }
}
