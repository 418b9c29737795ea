package systole.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ScheduleCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path cib;

    @BeforeEach
    void writeFiles() throws IOException {
        cib = folder.resolve("cib.xml");
        try (InputStream rule =
                ScheduleCommandTest.class.getResourceAsStream(
                        "/scheduler/rules/group-weighs-all-members.xml")) {
            assertThat(rule).isNotNull();
            Files.copy(rule, cib);
        }
    }

    private int schedule(Object... arguments) {
        var words = new ArrayList<String>();
        List.of(arguments).forEach(argument -> words.add(argument.toString()));
        return new CommandLine(new ScheduleCommand(() -> NOW))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    @Test
    void jsonIsOneObjectALine() {
        assertThat(schedule("--json", cib, cib)).isZero();

        assertThat(out.toString().lines())
                .hasSize(2)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("{\"file\":\"" + cib + "\",\"scores\":{\"ip\":")
                                        .contains(
                                                "\"ip\":{\"alpha\":400,\"beta\":150}",
                                                "\"site\":{\"alpha\":1000000,\"beta\":-1000000}",
                                                "\"fs_stop_0 alpha\"",
                                                "\"placement\":{\"ip\":[\"alpha\"]")
                                        .doesNotContain("web_"));
    }

    @Test
    void aBrokenFileCostsOneLineAndTheOthersAreStillDone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.xml"), "<cib>\n  <configuration>\n");
        Path missing = folder.resolve("missing.xml");

        assertThat(schedule("--json", broken, missing, cib)).isEqualTo(1);

        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("systole: " + broken + ":3:"),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "systole: " + missing + ": there is no such file"));
    }

    @Test
    void textShowsPlacementActionsAndReasons() {
        assertThat(schedule(cib)).isZero();

        assertThat(out.toString())
                .contains("RESOURCE", "alpha, monitor returned 1 on alpha")
                .containsPattern("stop +fs +alpha +recovers: monitor returned 1")
                .containsPattern("monitor every 10s +site +alpha")
                .contains(cib + " at 2026-01-01T00:00:00Z");
    }

    @Test
    void scoresMarkTheNodeChosen() {
        assertThat(schedule("--scores", cib)).isZero();

        assertThat(out.toString()).containsPattern("ip +\\* 400 +150\n");
    }

    @Test
    void explainingAGroupExplainsItsMembers() {
        assertThat(schedule("--explain", "web", cib)).isZero();

        assertThat(out.toString())
                .contains("WHY ip", "WHY fs", "WHY site")
                .containsPattern("a location asks for it \\(where-web\\) +\\+200 += 200")
                .containsPattern("site would be there \\(web\\) +\\+100 += 400");
    }

    @Test
    void explainingWhatDoesNotExistFails() {
        assertThat(schedule("--explain", "nobody", cib)).isEqualTo(1);

        assertThat(err.toString()).contains("there is no resource called \"nobody\"");
    }

    @Test
    void theGraphIsWrittenAsXmlOrForGraphviz() throws IOException {
        Path xml = folder.resolve("graph.xml");
        Path dot = folder.resolve("graph.dot");

        assertThat(schedule("--graph", xml, cib)).isZero();
        assertThat(schedule("--graph", dot, cib)).isZero();

        assertThat(Files.readString(xml))
                .contains("<transition_graph>", "operation_key=\"fs_stop_0\" on_node=\"alpha\"")
                .contains(
                        "<pseudo_event id=\"1\" operation=\"stop\" operation_key=\"web_stop_0\"/>");
        assertThat(Files.readString(dot)).startsWith("digraph").contains("fs_stop_0 alpha");
    }

    @Test
    void theTimeIsReadInManySpellings() {
        for (String spelling :
                List.of(
                        "2030-05-01T00:00:00Z",
                        "2030-05-01 00:00:00",
                        "2030-05-01",
                        "1903824000")) {
            assertThat(schedule("--now", spelling, cib)).as(spelling).isZero();
        }

        assertThat(out.toString().lines().filter(line -> line.endsWith("at 2030-05-01T00:00:00Z")))
                .hasSize(4);
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(schedule()).isEqualTo(2);
        assertThat(schedule("--now", "yesterday", cib)).isEqualTo(2);
        assertThat(schedule("--nonsense", cib)).isEqualTo(2);
    }

    @Test
    void theNodesCommandLineOffersIt() {
        assertThat(Main.commandLine().getSubcommands()).containsKey("schedule");
        assertThat(Main.commandLine().setErr(new PrintWriter(err)).execute()).isEqualTo(2);
    }
}
