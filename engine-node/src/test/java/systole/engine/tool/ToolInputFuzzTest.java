package systole.engine.tool;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever a tool is given to read, it answers, and the cluster's CIB stays one. */
final class ToolInputFuzzTest {
    private static final String[] COMMANDS = {
        "crm_verify -x f -V",
        "crm_simulate -x f -S -s -u mysql1 -d mysql2",
        "crm_simulate -p -S -F db_start_0@mysql1=1 -i db_monitor_10000@mysql1=7 -G g",
        "crm_diff -o f -n g",
        "crm_diff -o g -p f",
        "crm_diff -u -o g -p f",
        "cibadmin -R -x f",
        "cibadmin -M -x f",
        "cibadmin -C -o resources -p",
        "cibadmin -D -x f",
        "crm_attribute -t nodes -n a -v b",
        "crm_attribute -G -i a",
        "crm_standby -v on -l reboot",
        "crm_master -r db -v 5",
        "crmadmin -S mysql1",
        "cl_status nodestatus mysql1",
        "stonith_admin -l mysql1",
        "crm_resource -M -r db",
        "crm_mon -1 -r"
    };
    private static final String PATCH =
            """
            <diff format="2">
              <version>
                <source admin_epoch="0" epoch="5" num_updates="3"/>
                <target admin_epoch="0" epoch="5" num_updates="3"/>
              </version>
              <change operation="create" path="/cib/configuration/nodes" position="1">
                <node id="3" uname="c"/>
              </change>
              <change operation="modify" path="/cib/configuration/nodes/node[@id='u2']">
                <change-result><node id="u2" uname="b"/></change-result>
              </change>
              <change operation="delete" path="/cib/configuration/nodes/node[1]"/>
            </diff>
            """;
    private static final String HEARTBEAT = FakeCluster.heartbeat().cib().toXml();
    private static final String[] DOCUMENTS = {
        HEARTBEAT, FakeCluster.pacemaker().cib().toXml(), PATCH
    };

    @FuzzTest(maxDuration = "120s")
    void everyInputIsAnswered(FuzzedDataProvider data) {
        var words = new ArrayList<>(List.of(data.pickValue(COMMANDS).split(" ")));
        for (int i = data.consumeInt(0, 3); i > 0; i--) {
            words.add(
                    data.consumeInt(1, words.size()),
                    data.consumeBoolean() ? "-" + data.consumeAsciiString(2) : word(data));
        }
        String file = damaged(data);
        var request =
                new ToolRequest(
                        words.getFirst(),
                        words.subList(1, words.size()),
                        Map.of("f", file, "g", HEARTBEAT),
                        Optional.of(file));
        FakeCluster cluster = FakeCluster.heartbeat();

        ToolResult result = Toolbox.runHere(request, cluster);

        if (result.exit() != 0 && result.err().isEmpty() && result.out().isEmpty()) {
            throw new AssertionError("refused without a word: " + words);
        }
        if (!FakeCluster.parse(cluster.cib().toXml()).equals(cluster.cib())) {
            throw new AssertionError("no CIB any more after " + words);
        }
    }

    private static String word(FuzzedDataProvider data) {
        return data.consumeString(12);
    }

    /** A document, with some of it cut out and something else put there. */
    private static String damaged(FuzzedDataProvider data) {
        String text = data.pickValue(DOCUMENTS);
        int start = data.consumeInt(0, text.length());
        int end = Math.min(text.length(), start + data.consumeInt(0, 30));
        return text.substring(0, start) + data.consumeString(60) + text.substring(end);
    }
}
