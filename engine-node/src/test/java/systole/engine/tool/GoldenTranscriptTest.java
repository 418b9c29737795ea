package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Heartbeat 2.1.3's tools printed of a CIB is what ours print of it, byte for byte.
 *
 * <p>Needs a folder {@code shared/spec/golden/crm_tools} beside the checkout; skipped where there
 * is none.
 */
class GoldenTranscriptTest {
    private static final ZonedDateTime NOW =
            ZonedDateTime.of(2026, 11, 22, 7, 37, 24, 0, ZoneOffset.UTC);
    private static final String ERR = "[stderr] ";

    /** One command of a transcript, and what it printed. */
    private record Scene(String typed, ToolResult wanted) {}

    @TestFactory
    Stream<DynamicTest> toolsPrintWhatHeartbeatPrinted() throws IOException, XmlException {
        Optional<Path> folder = folder();
        assumeTrue(folder.isPresent(), "no shared/spec/golden/crm_tools beside the checkout");
        Path golden = folder.orElseThrow();
        Cib probe = Cib.parse("probe.xml", Files.readString(golden.resolve("probe.xml")));
        var scenes = new ArrayList<Scene>();
        for (String name : List.of("crm_resource.txt", "crm_mon.txt")) {
            scenes.addAll(scenes(Files.readAllLines(golden.resolve(name))));
        }
        assertThat(scenes).hasSizeGreaterThan(15);
        return scenes.stream()
                .map(scene -> DynamicTest.dynamicTest(scene.typed(), () -> play(scene, probe)));
    }

    private static void play(Scene scene, Cib probe) {
        String[] words = scene.typed().split(" ");
        String[] arguments = Stream.of(words).skip(1).toArray(String[]::new);

        ToolResult result =
                Toolbox.run(ToolRequest.of(words[0], arguments), new FileAccess(probe, NOW));

        assertThat(result).isEqualTo(scene.wanted());
    }

    private static List<Scene> scenes(List<String> lines) {
        var scenes = new ArrayList<Scene>();
        for (int i = 0; i < lines.size(); ) {
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).startsWith("$ ")) {
                end++;
            }
            scenes.add(scene(lines.get(i).substring(2), lines.subList(i + 1, end)));
            i = end;
        }
        return scenes;
    }

    private static Scene scene(String head, List<String> body) {
        String[] parts = head.split(" +-> rc=");
        int firstError = 0;
        while (firstError < body.size() && !body.get(firstError).startsWith(ERR)) {
            firstError++;
        }
        return new Scene(
                parts[0],
                new ToolResult(
                        text(body.subList(0, firstError)),
                        text(body.subList(firstError, body.size())),
                        parts.length > 1 ? Integer.parseInt(parts[1]) : 0));
    }

    private static String text(List<String> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.replace(ERR, "")).append('\n'));
        return text.toString();
    }

    private static Optional<Path> folder() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, above -> above != null, Path::getParent)
                .map(above -> above.resolve("shared/spec/golden/crm_tools"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
