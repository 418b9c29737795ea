package systole.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One small cluster for each rule, named after it: {@code RULE.xml} in, {@code RULE.txt} out.
 *
 * <p>To accept changed decisions, run with {@code -Dsystole.rules.write=FOLDER} (the folder of the
 * sources) and review the difference as text.
 */
class RulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TestFactory
    List<DynamicTest> everyRule() throws IOException, URISyntaxException {
        URL folder = RulesTest.class.getResource("/scheduler/rules");
        assertThat(folder).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<Path> inputs =
                    files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
            assertThat(inputs).hasSizeGreaterThan(40);
            return inputs.stream()
                    .map(file -> DynamicTest.dynamicTest(stem(file), () -> check(file)))
                    .toList();
        }
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replace(".xml", "");
    }

    private static void check(Path file) throws IOException, XmlException {
        String text = text(Scheduler.schedule(Cib.parse(stem(file), Files.readString(file)), NOW));
        String write = System.getProperty("systole.rules.write");
        if (write != null) {
            Files.writeString(Path.of(write, stem(file) + ".txt"), text);
            return;
        }

        assertThat(text).isEqualTo(Files.readString(file.resolveSibling(stem(file) + ".txt")));
    }

    private static String text(Decision decision) {
        var text = new StringBuilder();
        decision.terms()
                .forEach(
                        (resource, byNode) ->
                                byNode.forEach(
                                        (node, terms) ->
                                                text.append("score ")
                                                        .append(resource)
                                                        .append(' ')
                                                        .append(node)
                                                        .append(": ")
                                                        .append(sum(terms))
                                                        .append('\n')));
        decision.placement()
                .forEach(
                        (resource, nodes) ->
                                text.append("place ")
                                        .append(resource)
                                        .append(": ")
                                        .append(nodes.isEmpty() ? "nowhere" : names(nodes))
                                        .append('\n'));
        decision.graph()
                .synapses()
                .forEach(synapse -> text.append("do ").append(line(synapse)).append('\n'));
        decision.warnings().forEach(warning -> text.append("warn ").append(warning).append('\n'));
        decision.recheck().ifPresent(at -> text.append("recheck ").append(at).append('\n'));
        return text.toString();
    }

    private static String sum(List<ScoreTerm> terms) {
        String summands =
                terms.stream()
                        .skip(1)
                        .map(
                                term ->
                                        " + %s %s%s"
                                                .formatted(
                                                        term.amount(),
                                                        term.kind(),
                                                        term.source().isEmpty()
                                                                ? ""
                                                                : " (" + term.source() + ")"))
                        .collect(Collectors.joining());
        return terms.getLast().total() + " = 0" + summands;
    }

    private static String names(List<NodeName> nodes) {
        return nodes.stream().map(NodeName::value).collect(Collectors.joining(" "));
    }

    private static String line(Synapse synapse) {
        Action action = synapse.action();
        return "%d %s %s%s%s%s"
                .formatted(
                        action.id(),
                        action.operation().equals("cancel")
                                ? "cancel " + action.key()
                                : action.key(),
                        action.node().map(NodeName::value).orElse("(marker)"),
                        action.pseudo() ? "" : " timeout " + action.timeout().toSeconds() + "s",
                        action.reason().isEmpty() ? "" : ", " + action.reason(),
                        synapse.inputs().isEmpty() ? "" : ", after " + synapse.inputs());
    }
}
