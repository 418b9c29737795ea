package systole.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/** What OCF asks of every agent, asked of each of ours. */
@Timeout(120)
final class AgentConformanceTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void startAndStopAreIdempotentAndMonitorTellsTheTruth(String agent) {
        try (var bench = AgentBench.ready(agent, folder)) {
            assertThat(bench.code("monitor")).as("monitor before start").isEqualTo(7);
            assertThat(bench.code("stop")).as("stop before start").isEqualTo(0);

            assertThat(bench.run("start")).as("start").isEqualTo(new AgentBench.Answer(0, "", ""));
            assertThat(bench.code("monitor")).as("monitor when started").isEqualTo(0);
            assertThat(bench.code("start")).as("start again").isEqualTo(0);
            assertThat(bench.code("monitor")).as("monitor when started twice").isEqualTo(0);

            assertThat(bench.run("stop")).as("stop").isEqualTo(new AgentBench.Answer(0, "", ""));
            assertThat(bench.code("monitor")).as("monitor when stopped").isEqualTo(7);
            assertThat(bench.code("stop")).as("stop again").isEqualTo(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Process, command,           '',              6, command is missing",
        "Process, arguments,         'an \"open end', 6, not quoted properly",
        "Process, stop_timeout,      soon,            6, stop_timeout must be a whole number",
        "Process, command,           no-such-program, 5, no program",
        "Process, command,           /etc/passwd,     4, not executable",
        "Process, working_directory, /no/such/folder, 5, no working_directory",
        "Process, logfile,           /no/such/log,    5, no folder",
        "Process, user,              no-such-user,    5, no user",
        "Web,     port,              '',              6, port is missing",
        "Web,     port,              http,            6, port must be a whole number",
        "Web,     port,              70000,           6, port must be between 1 and 65535",
        "Web,     address,           a b,             6, is not an address",
        "Web,     docroot,           relative,        6, must be an absolute path",
        "Web,     docroot,           /no/such/folder, 5, no docroot",
        "Dummy,   op_sleep,          -1,              6, op_sleep must be a whole number",
        "Dummy,   state,             /no/such/state,  5, no folder",
    })
    void refusesWrongParameters(
            String agent, String parameter, String value, int code, String reason) {
        var bench = AgentBench.ready(agent, folder).with(parameter, value);

        for (var action : new String[] {"validate-all", "start", "monitor"}) {
            var answer = bench.run(action);
            assertThat(answer.code()).as(action).isEqualTo(code);
            assertThat(answer.err()).as(action).contains(reason).hasLineCount(1);
        }
        bench.without(parameter);
    }

    @ParameterizedTest
    @CsvSource({"Process, command", "Web, port"})
    void stopsEvenWhatIsNoLongerConfiguredRight(String agent, String parameter) {
        try (var bench = AgentBench.ready(agent, folder)) {
            bench.run("start");
            var process = bench.recorded();

            assertThat(bench.without(parameter).code("stop")).isEqualTo(0);
            assertThat(AgentBench.lives(process)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void validatesWhatIsRight(String agent) {
        assertThat(AgentBench.ready(agent, folder).code("validate-all")).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void knowsWhatItCannotDo(String agent) {
        var bench = AgentBench.ready(agent, folder);

        assertThat(bench.run("promote").code()).isEqualTo(3);
        assertThat(bench.run("promote").err()).startsWith("usage: " + agent);
        assertThat(bench.run().code()).isEqualTo(2);
        assertThat(bench.run("usage")).extracting(AgentBench.Answer::code).isEqualTo(0);
        assertThat(bench.run("usage").out()).startsWith("usage: " + agent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void failsTheNextStartOnceOnRequest(String agent) throws IOException {
        Files.createFile(folder.resolve("probe.start"));
        try (var bench = AgentBench.ready(agent, folder)) {
            var refused = bench.run("start");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).isEqualTo(agent + " probe: start failure requested\n");
            assertThat(bench.code("monitor")).isEqualTo(7);

            assertThat(bench.code("start")).isEqualTo(0);
            assertThat(bench.code("monitor")).isEqualTo(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void putsTheAgreedMarkBeforeItsReason(String agent) throws IOException {
        Files.createFile(folder.resolve("probe.start"));
        var bench = AgentBench.ready(agent, folder);

        var refused = bench.environment("OCF_EXIT_REASON_PREFIX", "ocf-exit-reason:").run("start");

        assertThat(refused.err()).startsWith("ocf-exit-reason:" + agent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void describesExactlyTheParametersItReads(String agent) throws Exception {
        var metadata = metadata(agent);

        var described = names(metadata, "parameter");
        assertThat(described).isEqualTo(parametersRead(agent));
        assertThat(names(metadata, "action"))
                .contains("start", "stop", "monitor", "meta-data", "validate-all");
        assertThat(metadata.getDocumentElement().getAttribute("name")).isEqualTo(agent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void describesEveryParameterInBothLanguages(String agent) throws Exception {
        var parameters = elements(metadata(agent), "parameter").toList();

        assertThat(parameters).isNotEmpty();
        for (var parameter : parameters) {
            for (var tag : new String[] {"longdesc", "shortdesc"}) {
                assertThat(languages(parameter, tag))
                        .as(parameter.getAttribute("name"))
                        .containsExactlyInAnyOrder("en", "zh_CN");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process", "Web", "Dummy"})
    void givesEveryActionATimeout(String agent) throws Exception {
        assertThat(elements(metadata(agent), "action"))
                .isNotEmpty()
                .allSatisfy(
                        action -> assertThat(action.getAttribute("timeout")).matches("[1-9]\\d*s"));
    }

    private Document metadata(String agent) throws Exception {
        var answer = new AgentBench(agent, folder).run("meta-data");
        assertThat(answer.code()).isEqualTo(0);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.out().getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<Element> elements(Document document, String tag) {
        var nodes = document.getElementsByTagName(tag);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> (Element) nodes.item(i));
    }

    private static Set<String> names(Document document, String tag) {
        var names = new TreeSet<String>();
        elements(document, tag).forEach(element -> names.add(element.getAttribute("name")));
        return names;
    }

    private static Stream<String> languages(Element parameter, String tag) {
        var nodes = parameter.getElementsByTagName(tag);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> ((Element) nodes.item(i)).getAttribute("lang"));
    }

    /**
     * The parameters named in the agent's program, and the one the shared functions read for
     * Process.
     */
    private static Set<String> parametersRead(String agent) throws IOException {
        var read = new TreeSet<String>();
        Pattern.compile("OCF_RESKEY_(?!CRM_meta)(\\w+)")
                .matcher(Files.readString(AgentBench.program(agent)))
                .results()
                .forEach(match -> read.add(match.group(1)));
        if (agent.equals("Dummy")) {
            read.add("fake");
        }
        return read;
    }
}
