package systole.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Heartbeat 2.1.3 decided is what we decide: final scores and executed actions, case by case.
 *
 * <p>Needs a folder {@code shared/spec/golden/heartbeat-scores} beside the checkout; skipped where
 * there is none.
 */
class HeartbeatConformanceTest {
    private static final Instant NOW = Instant.parse("2008-01-01T00:00:00Z");
    private static final String LIST = "src/test/resources/scheduler/heartbeat-passing.txt";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Optional<String>> DIFFERENCES = new TreeMap<>();

    @BeforeAll
    static void decideEveryCase() throws IOException, XmlException {
        Optional<Path> folder = folder();
        assumeTrue(
                folder.isPresent(), "no shared/spec/golden/heartbeat-scores beside the checkout");
        for (String set : List.of("named", "random")) {
            try (Stream<Path> files = Files.list(folder.orElseThrow().resolve(set))) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".xml")) {
                        String name = String.valueOf(file.getFileName()).replace(".xml", "");
                        DIFFERENCES.put(set + "/" + name, difference(file));
                    }
                }
            }
        }
    }

    private static Optional<Path> folder() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, above -> above != null, Path::getParent)
                .map(above -> above.resolve("shared/spec/golden/heartbeat-scores"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Optional<String> difference(Path file) throws IOException, XmlException {
        Decision decision =
                Scheduler.schedule(Cib.parse(file.toString(), Files.readString(file)), NOW);
        SchedulerPropertiesTest.assertTermsAddUp(decision);
        JsonNode wanted =
                JSON.readTree(Files.readString(Path.of(file.toString().replace(".xml", ".json"))));
        String expected = scores(wanted) + "\n" + actions(wanted);
        String actual = scores(decision) + "\n" + actions(decision);
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("wanted\n" + expected + "\ngot\n" + actual);
    }

    private static Map<String, Map<String, Integer>> scores(JsonNode wanted) {
        var scores = new TreeMap<String, Map<String, Integer>>();
        wanted.get("scores")
                .forEachEntry(
                        (resource, byNode) -> {
                            var row = new TreeMap<String, Integer>();
                            byNode.forEachEntry((node, score) -> row.put(node, score.asInt()));
                            scores.put(resource, row);
                        });
        return scores;
    }

    private static Map<String, Map<String, Integer>> scores(Decision decision) {
        var scores = new TreeMap<String, Map<String, Integer>>();
        decision.scores()
                .forEach(
                        (resource, byNode) -> {
                            var row = new TreeMap<String, Integer>();
                            byNode.forEach((node, score) -> row.put(node.value(), score.value()));
                            if (!row.isEmpty()) {
                                scores.put(resource.value(), row);
                            }
                        });
        return scores;
    }

    private static SortedSet<String> actions(JsonNode wanted) {
        var actions = new TreeSet<String>();
        wanted.get("actions").forEach(action -> actions.add(action.asString()));
        return actions;
    }

    private static List<String> actions(Decision decision) {
        return decision.graph().executed().stream()
                .map(action -> action.key() + " " + action.node().orElseThrow())
                .sorted()
                .toList();
    }

    @Test
    void everyNamedCaseIsDecidedTheSame() {
        assertThat(failing("named/")).isEmpty();
    }

    @Test
    void nearlyEveryRandomCaseIsDecidedTheSame() {
        long all = DIFFERENCES.keySet().stream().filter(name -> name.startsWith("random/")).count();

        assertThat(failing("random/")).hasSizeLessThanOrEqualTo((int) (all * 2 / 100));
    }

    private static Map<String, String> failing(String set) {
        return DIFFERENCES.entrySet().stream()
                .filter(one -> one.getKey().startsWith(set) && one.getValue().isPresent())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one -> one.getValue().orElseThrow(),
                                (one, _) -> one,
                                TreeMap::new));
    }

    /** The list may only grow: what passed once must pass, and what passes must be listed. */
    @Test
    void whatPassedOnceStillPasses() throws IOException {
        List<String> listed = listed();
        var lost = new ArrayList<>(listed);
        lost.removeIf(name -> passes(name) || !DIFFERENCES.containsKey(name));
        var unlisted = new ArrayList<>(DIFFERENCES.keySet());
        unlisted.removeIf(name -> listed.contains(name) || !passes(name));

        assertThat(lost).as("cases of %s that no longer pass", LIST).isEmpty();
        assertThat(unlisted)
                .as("cases that pass now: add them, one a line, to engine-node/%s", LIST)
                .isEmpty();
    }

    private static boolean passes(String name) {
        return DIFFERENCES.containsKey(name) && DIFFERENCES.get(name).isEmpty();
    }

    private static List<String> listed() throws IOException {
        try (InputStream list =
                HeartbeatConformanceTest.class.getResourceAsStream(
                        "/scheduler/heartbeat-passing.txt")) {
            assertThat(list).as("the list of passing cases").isNotNull();
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
