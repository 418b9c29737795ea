package systole.engine.tool;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever a tool is given to read, it answers, and the cluster's CIB stays one. */
final class ToolInputFuzzTest {
    private static final String[] WORDS = {
        "-x",
        "-X",
        "-p",
        "-L",
        "-o",
        "-n",
        "-O",
        "-N",
        "-R",
        "-C",
        "-U",
        "-D",
        "-S",
        "-V",
        "-u",
        "-d",
        "-f",
        "-i",
        "-F",
        "-q",
        "-t",
        "-s",
        "-G",
        "f",
        "resources",
        "constraints",
        "mysql1",
        "mysql2",
        "db",
        "db_start_0@mysql1=1",
        "db_monitor_10000@mysql1=7",
        "true",
        "2026-01-31"
    };

    @FuzzTest(maxDuration = "30s")
    void everyInputIsAnswered(FuzzedDataProvider data) {
        String[] tools = Toolbox.names().toArray(String[]::new);
        String tool = data.pickValue(tools);
        var arguments = new ArrayList<String>();
        for (int i = data.consumeInt(0, 8); i > 0; i--) {
            arguments.add(
                    data.consumeInt(0, 7) == 0 ? data.consumeString(20) : data.pickValue(WORDS));
        }
        String file = data.consumeRemainingAsString();
        FakeCluster cluster = FakeCluster.heartbeat();

        ToolResult result =
                Toolbox.runHere(
                        new ToolRequest(
                                tool, List.copyOf(arguments), Map.of("f", file), Optional.of(file)),
                        cluster);

        if (result.exit() != 0 && result.err().isEmpty() && result.out().isEmpty()) {
            throw new AssertionError("refused without a word: " + tool + " " + arguments);
        }
        if (!FakeCluster.parse(cluster.cib().toXml()).equals(cluster.cib())) {
            throw new AssertionError("no CIB any more after " + tool + " " + arguments);
        }
    }
}
