package systole.engine.hacf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

import systole.engine.hacf.HaCf.Crm;
import systole.engine.hacf.Problem.Severity;
import systole.model.node.NodeName;

import java.util.List;

/** Examples as people pass them on, faults included. */
class FaultyExamplesTest {

    @Test
    void aLinkWithoutItsInterfaceIsTheOnlyError() {
        String text =
                """
                   debugfile /var/log/ha-debug
                logfile /var/log/ha-log
                logfacility     local0
                deadtime 20
                initdead 20
                ucast 192.168.2.20
                auto_failback on
                node name1
                node name2
                ping_group group1 192.168.2.28 192.168.2.20
                respawn root /usr/lib/heartbeat/ipfail   \s
                apiauth ipfail gid=root uid=root
                """;
        NodeAddresses hosts =
                node -> List.of(node.value().equals("name1") ? "192.168.2.28" : "192.168.2.20");

        HaCfResult result = HaCfReader.read(text, "ha.cf", NodeName.of("name1"), hosts);

        assertThat(result.settings()).isEmpty();
        assertThat(result.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .hasToString(
                        "ha.cf:6: error: ucast: [192.168.2.20] missing target IP address/hostname;"
                                + " write the interface first: ucast eth0 192.168.2.20");
        assertThat(result.problems())
                .filteredOn(problem -> problem.severity() == Severity.WARNING)
                .extracting(Problem::line, Problem::text)
                .containsExactly(
                        tuple(
                                9,
                                "two nodes without a ping node: if they lose sight of each other,"
                                        + " both act"),
                        tuple(
                                10,
                                "ping_group group1 has a node of the cluster as a host:"
                                        + " 192.168.2.28"),
                        tuple(
                                10,
                                "ping_group group1 has a node of the cluster as a host:"
                                        + " 192.168.2.20"),
                        tuple(11, "ipfail does not work with crm and is not run"),
                        tuple(12, "crm is off, but resources come from the CIB all the same"));
        HaCfResult mended =
                HaCfReader.read(
                        text.replace("ucast ", "ucast eth0 "), "ha.cf", NodeName.of("name1"));
        assertThat(mended.settings()).isPresent();
    }

    @Test
    void daemonsOfHeartbeatAreAcceptedAndSaid() {
        String text =
                """
                crm on
                apiauth cibmon uid=hacluster
                respawn hacluster /usr/local/lib/heartbeat/cibmon -d
                node alpha beta gamma
                bcast eth0
                """;

        HaCfResult result = HaCfReader.read(text, "ha.cf", NodeName.of("alpha"));

        assertThat(result.settings().orElseThrow().rules().crm()).isEqualTo(Crm.ON);
        assertThat(result.problems())
                .extracting(Problem::severity, Problem::text)
                .containsExactly(
                        tuple(Severity.REMARK, "apiauth is accepted, without meaning today"),
                        tuple(Severity.REMARK, "respawn is accepted, without meaning today"));
    }
}
