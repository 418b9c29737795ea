package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.engine.tool.Toolbox;
import systole.model.node.NodeName;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools on a real engine. */
@Timeout(60)
class EngineAccessTest {
    private static final ToolResult SILENCE = new ToolResult("", "", 0);

    @TempDir private Path folder = Path.of("");

    @Test
    void dumpEditedAndReplacedIsTheEnginesCibAtOnce() throws Exception {
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), true)) {
            var access = engine.start();
            String dump = Toolbox.run(ToolRequest.of("cibadmin", "-Q"), access).out();
            String edited =
                    dump.replace(
                            "<constraints/>",
                            "<constraints><rsc_location id=\"l\" rsc=\"r\" node=\"a\""
                                    + " score=\"1\"/></constraints>");

            ToolResult result =
                    Toolbox.run(
                            new ToolRequest(
                                    "cibadmin", List.of("-R", "-p"), Map.of(), Optional.of(edited)),
                            access);

            assertThat(result).isEqualTo(SILENCE);
            assertThat(access.cib().configuration().constraints()).hasSize(1);
            assertThat(access.cib().status()).hasSize(1);
        }
    }

    @Test
    void transientAttributesAreSetAndRemoved() throws Exception {
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), true)) {
            var access = engine.start();

            assertThat(Toolbox.run(ToolRequest.of("crm_failcount", "-v", "3", "-r", "db"), access))
                    .isEqualTo(SILENCE);
            assertThat(access.cib().status().getFirst().transientAttributes())
                    .containsEntry("fail-count-db", "3");

            Toolbox.run(ToolRequest.of("crm_failcount", "-D", "-r", "db"), access);
            assertThat(access.cib().status().getFirst().transientAttributes()).isEmpty();

            assertThat(
                            access.submit(
                                    new Command.SetAttribute(
                                            NodeName.of("x"), "n", Optional.of("v"))))
                    .isEqualTo(new Reply.Refused("there is no node x"));
        }
    }

    @Test
    void withoutQuorumNothingIsWritten() throws Exception {
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), false)) {
            var access = engine.start();

            assertThat(Toolbox.run(ToolRequest.of("cibadmin", "-B"), access))
                    .isEqualTo(new ToolResult("", "Call failed: Write requires quorum\n", 214));
        }
    }

    @Test
    void standingIsTheViews() throws Exception {
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), true)) {
            assertThat(Toolbox.run(ToolRequest.of("crmadmin", "-D"), engine.start()).out())
                    .isEqualTo("Designated Controller is: a\n");
        }
    }

    @Test
    void engineThatHasEndedIsSilent() throws Exception {
        var engine = new LoneEngine(folder, Clusters.oneNode(), true);
        var access = engine.start();
        engine.close();

        assertThatThrownBy(access::cib).isInstanceOf(EngineSilentException.class);
    }
}
