package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What our tools print, kept as text: the transcripts in the resources' folder {@code tool}, each
 * on a cluster of its own. One that begins with {@code # pacemaker} has today's dialect.
 */
class ToolTranscriptTest {

    @TestFactory
    Stream<DynamicTest> toolsPrintWhatTheirTranscriptsSay() throws Exception {
        List<Path> all = folder();
        Map<String, String> files = texts(all, ".xml");
        Map<String, String> transcripts = texts(all, ".txt");
        assertThat(transcripts).hasSizeGreaterThan(5);
        return transcripts.entrySet().stream()
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        one.getKey(), () -> play(one.getValue(), files)));
    }

    private static void play(String text, Map<String, String> files) {
        FakeCluster cluster =
                text.startsWith("# pacemaker") ? FakeCluster.pacemaker() : FakeCluster.heartbeat();
        String comments = text.substring(0, text.indexOf("$ "));

        String played = Transcript.of(text).play(cluster, files);

        assertThat(comments + played).isEqualTo(text);
    }

    private static List<Path> folder() throws IOException, URISyntaxException {
        var here = Objects.requireNonNull(ToolTranscriptTest.class.getResource("/tool"));
        try (Stream<Path> all = Files.list(Path.of(here.toURI()))) {
            return all.sorted().toList();
        }
    }

    private static Map<String, String> texts(List<Path> all, String ending) throws IOException {
        var texts = new HashMap<String, String>();
        for (Path file : all) {
            if (file.toString().endsWith(ending)) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }
}
