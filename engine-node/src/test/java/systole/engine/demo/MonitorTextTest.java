package systole.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class MonitorTextTest {
    private static final Instant NOW = Instant.parse("2026-11-02T07:37:24Z");
    private static final NodeName ONE = NodeName.of("mysql1");
    private static final NodeName TWO = NodeName.of("mysql2");
    private static final ResourceId DATABASE = ResourceId.of("mysql_db");

    private static XmlElement joined(XmlElement root, NodeName node) {
        return StatusEdit.membership(new NodeKey(node.value(), node), StatusEdit.Membership.MEMBER)
                .apply(root);
    }

    private static XmlElement ran(XmlElement root, String operation, int interval, int exit) {
        var entry =
                new HistoryEntry(
                        "mysql_db_" + operation + "_" + interval,
                        operation,
                        Duration.ofMillis(interval),
                        interval + 1,
                        exit,
                        HistoryEntry.Status.DONE,
                        0,
                        "1:1:test",
                        "",
                        Optional.empty());
        return StatusEdit.history(
                        new NodeKey("mysql1", ONE),
                        DATABASE,
                        new AgentName("ocf", "systole", "Process"),
                        entry)
                .apply(root);
    }

    @Test
    void readsAsCrmMonDoesWithScoresAndFailuresBeside() throws Exception {
        XmlElement root = joined(joined(DemoCib.seed().root(), ONE), TWO);
        root = ran(ran(root, "start", 0, 0), "monitor", 1000, 7);
        root =
                StatusEdit.attribute(new NodeKey("mysql1", ONE), "fail-count-mysql_db", "1")
                        .apply(root.with("dc_uuid", "mysql1"));
        Cib cib = DemoCib.seed().withRoot(root);

        String text =
                MonitorText.of(
                        cib, Scheduler.schedule(cib, NOW), List.of(ONE, TWO), NOW, ZoneOffset.UTC);

        assertThat(text)
                .isEqualTo(
                        """
                        ============
                        Last updated: Mon Nov  2 07:37:24 2026
                        Current DC: mysql1 (mysql1)
                        2 Nodes configured.
                        1 Resources configured.
                        ============

                        Node: mysql1 (mysql1): online
                        Node: mysql2 (mysql2): online

                        mysql_db\t(systole::ocf:Process):\tStarted mysql1 (score 200) FAILED\
                        \tfailures mysql1=1

                        Failed actions:
                            mysql_db_monitor_1000 (node=mysql1, call=1001, rc=7): Error\
                        """);
    }

    @Test
    void nodeThatIsNoMemberIsOffline() throws Exception {
        Cib cib = DemoCib.seed().withRoot(joined(DemoCib.seed().root(), ONE));

        String text =
                MonitorText.of(
                        cib, Scheduler.schedule(cib, NOW), List.of(ONE), NOW, ZoneOffset.UTC);

        assertThat(text)
                .contains("Node: mysql1 (mysql1): online")
                .contains("Node: mysql2 (mysql2): OFFLINE")
                .contains("Current DC: NONE");
    }
}
