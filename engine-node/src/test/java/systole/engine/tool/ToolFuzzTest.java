package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Whatever is typed, a tool answers with text and an exit code, and the cluster stays one. */
class ToolFuzzTest {
    private static final int ROUNDS = 1_000;
    private static final List<String> WORDS =
            List.of(
                    "db",
                    "ip",
                    "web",
                    "pd:0",
                    "nosuch",
                    "mysql1",
                    "mysql2",
                    "x",
                    "",
                    " ",
                    "-",
                    "--",
                    "port",
                    "type",
                    "id",
                    "on",
                    "off",
                    "-1",
                    "INFINITY",
                    "P1D",
                    "PT",
                    "P9999999999Y",
                    "PT99999999999999H",
                    "T",
                    "constraints",
                    "resources",
                    "nodes",
                    "cib",
                    "status",
                    "configuration",
                    "primitive",
                    "group",
                    "reboot",
                    "nodestatus",
                    "listnodes",
                    "\u0000",
                    "\ud800",
                    "\u00e9\u6c34",
                    "a\"b<c>&",
                    "%s%n%d",
                    "--resource",
                    "--x=y",
                    "f",
                    "<resources/>",
                    "<cib/>",
                    "<cib><configuration/></cib>",
                    "<nvpair/>",
                    "<primitive id=\"db\"/>",
                    "<primitive id=\"n\" class=\"ocf\" type=\"t\"/>",
                    "<rsc_location id=\"l\" rsc=\"db\"/>",
                    "<node id=\"u1\"/>",
                    "<a><b/></a>",
                    "<");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRequestIsAnswered(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            FakeCluster cluster =
                    random.nextInt(3) == 0 ? FakeCluster.pacemaker() : FakeCluster.heartbeat();
            ToolRequest request = request(random);

            ToolResult result = Toolbox.run(request, cluster);

            assertThat(result.exit()).as("%s", request).isBetween(0, 255);
            assertThat(result.exit() == 0 || !result.err().isEmpty()).as("%s", request).isTrue();
            assertThat(FakeCluster.parse(cluster.cib().toXml()))
                    .as("what %s made is read as it was written", request)
                    .isEqualTo(cluster.cib());
        }
    }

    private static ToolRequest request(SplittableRandom random) {
        List<String> tools = Toolbox.names();
        String tool = tools.get(random.nextInt(tools.size()));
        var arguments = new ArrayList<String>();
        for (int i = random.nextInt(8); i > 0; i--) {
            arguments.add(
                    random.nextInt(2) == 0 ? "-" + (char) random.nextInt('!', '~') : word(random));
        }
        return new ToolRequest(
                tool, arguments, Map.of("f", word(random)), Optional.of(word(random)));
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
