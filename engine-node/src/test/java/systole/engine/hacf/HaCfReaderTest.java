package systole.engine.hacf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import systole.engine.hacf.HaCf.AutoFailback;
import systole.engine.hacf.HaCf.Autojoin;
import systole.engine.hacf.HaCf.Crm;
import systole.engine.hacf.HaCf.Timing;
import systole.engine.hacf.HaCf.UuidSource;
import systole.engine.hacf.Problem.Severity;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class HaCfReaderTest {
    private static final NodeName SELF = NodeName.of("alpha");
    private static final String LEAST = "crm yes\nnode alpha beta gamma\nbcast eth0\n";

    private static HaCfResult read(String text) {
        return HaCfReader.read(text, "ha.cf", SELF);
    }

    private static HaCf settings(String text) {
        HaCfResult result = read(text);
        assertThat(result.problems()).filteredOn(Problem::isError).isEmpty();
        return result.settings().orElseThrow();
    }

    /** The errors of the least file with these lines added at its end, without their hints. */
    private static List<String> errors(String lines) {
        return texts(LEAST + lines, Severity.ERROR);
    }

    private static List<String> warnings(String lines) {
        return texts(LEAST + lines, Severity.WARNING);
    }

    private static List<String> texts(String text, Severity severity) {
        HaCfResult result = read(text);
        assertThat(result.settings().isEmpty())
                .isEqualTo(result.problems().stream().anyMatch(Problem::isError));
        return result.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .map(Problem::text)
                .toList();
    }

    private static Timing timing(long keepalive, long warn, long dead, long init, long ping) {
        return new Timing(
                Duration.ofMillis(keepalive),
                Duration.ofMillis(warn),
                Duration.ofMillis(dead),
                Duration.ofMillis(init),
                Duration.ofMillis(ping));
    }

    @Test
    void theLeastFileNeedsNothingElse() {
        HaCf settings = settings(LEAST);

        assertThat(read(LEAST).problems()).isEmpty();
        assertThat(settings.cluster()).isEqualTo("linux-ha");
        assertThat(settings.self()).isEqualTo(SELF);
        assertThat(settings.nodes()).map(NodeName::value).containsExactly("alpha", "beta", "gamma");
        assertThat(settings.timing()).isEqualTo(timing(200, 500, 1000, 5000, 1000));
        assertThat(settings.links().media()).containsExactly(new Medium.Bcast("eth0", 694));
        assertThat(settings.links().busPort()).isEqualTo(5561);
        assertThat(settings.rules().waitForAll()).isTrue();
        assertThat(settings.rules().acceptCrc()).isFalse();
        assertThat(settings.logging().useLogd()).isTrue();
        assertThat(settings.daemon().realtime()).isTrue();
    }

    @Test
    void everySettingIsRead() {
        HaCf settings =
                settings(
                        """
                        \t# a comment
                        cluster Shop
                        node Alpha, BETA   gamma # and a comment
                        udpport 1694
                        bcast eth0 eth1
                        mcast eth2 239.0.0.1 695 1 0
                        ucast eth3 10.0.0.2
                        ping 10.0.0.254
                        ping_group routers 10.0.1.253,10.0.1.254
                        keepalive 100ms
                        deadtime .4
                        warntime 250000us
                        initdead 6
                        deadping 1.5
                        crm respawn
                        autojoin other
                        auto_failback off
                        uuidfrom nodename
                        wait_for_all no
                        accept_crc YES
                        busport 7000
                        stack heartbeat
                        logfile /var/log/ha-log
                        debugfile /var/log/ha-debug
                        logfacility local0
                        use_logd off
                        debug 3
                        watchdog /dev/watchdog
                        realtime N
                        rtprio 50
                        env PATH=/bin:/usr/bin=x
                        """);

        assertThat(settings.cluster()).isEqualTo("Shop");
        assertThat(settings.nodes()).map(NodeName::value).containsExactly("alpha", "beta", "gamma");
        assertThat(settings.links().media())
                .containsExactly(
                        new Medium.Bcast("eth0", 1694),
                        new Medium.Bcast("eth1", 1694),
                        new Medium.Mcast("eth2", "239.0.0.1", 695, 1, false),
                        new Medium.Ucast("eth3", "10.0.0.2", 1694));
        assertThat(settings.links().pingNodes()).containsExactly("10.0.0.254");
        assertThat(settings.links().pingGroups())
                .containsExactly(new PingGroup("routers", List.of("10.0.1.253", "10.0.1.254")));
        assertThat(settings.timing()).isEqualTo(timing(100, 250, 400, 6000, 1500));
        assertThat(settings.rules())
                .isEqualTo(
                        new HaCf.Rules(
                                Crm.RESPAWN,
                                Autojoin.OTHER,
                                AutoFailback.OFF,
                                UuidSource.NODENAME,
                                false,
                                true));
        assertThat(settings.links().busPort()).isEqualTo(7000);
        assertThat(settings.logging().facility()).contains("local0");
        assertThat(settings.logging().file()).contains("/var/log/ha-log");
        assertThat(settings.logging().debugFile()).contains("/var/log/ha-debug");
        assertThat(settings.logging().useLogd()).isFalse();
        assertThat(settings.logging().debug()).isEqualTo(3);
        assertThat(settings.daemon().watchdog()).contains("/dev/watchdog");
        assertThat(settings.daemon().realtime()).isFalse();
        assertThat(settings.daemon().priority()).contains(50);
        assertThat(settings.daemon().environment()).containsEntry("PATH", "/bin:/usr/bin=x");
    }

    @Test
    void spansNotGivenFollowFromThoseThatAre() {
        assertThat(settings(LEAST + "deadtime 20").timing())
                .isEqualTo(timing(200, 10_000, 20_000, 40_000, 20_000));
        assertThat(settings(LEAST + "keepalive 2").timing())
                .isEqualTo(timing(2000, 5000, 10_000, 20_000, 10_000));
        assertThat(settings(LEAST + "keepalive 100ms\ndeadtime 400ms").timing())
                .isEqualTo(timing(100, 200, 400, 5000, 400));
    }

    @Test
    void whatIsMissingOrContradictoryIsAnErrorInTheOldWords() {
        assertThat(texts("crm yes\nnode beta\nbcast eth0", Severity.ERROR))
                .containsExactly("Current node [alpha] not in configuration!");
        assertThat(texts("crm yes\nnode alpha", Severity.ERROR))
                .containsExactly("No heartbeat media defined");
        assertThat(texts("crm yes\nbcast eth0", Severity.ERROR))
                .containsExactly("no node is listed");
        assertThat(errors("keepalive 1\ndeadtime 2"))
                .containsExactly("Dead time [2000] is too small compared to keeplive [1000]");
        assertThat(errors("deadtime 400ms"))
                .containsExactly("Dead time [400] is too small compared to keeplive [200]");
        assertThat(errors("deadping 100ms"))
                .containsExactly("Ping dead time [100] is too small compared to keeplive [200]");
        assertThat(errors("deadtime 20\ninitdead 10"))
                .containsExactly("Initial dead time [10000] is smaller than deadtime [20000]");
        assertThat(errors("keepalive 0")).containsExactly("keepalive must be more than zero");
        assertThat(errors("use_logd no")).hasSize(1).first().asString().startsWith("no log:");
        assertThat(errors("watchdog /dev/watchdog\nwatchdog /dev/watchdog1"))
                .containsExactly("watchdog is given twice");
        assertThat(errors("apiauth a uid=b\napiauth a uid=c"))
                .containsExactly("apiauth a is given twice");
        assertThat(texts(LEAST.replace("crm yes", "autojoin any"), Severity.ERROR))
                .containsExactly("autojoin is illegal without crm");
        assertThat(errors("stack corosync"))
                .containsExactly("stack corosync is not available in this version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    deadtime 20s          | deadtime: illegal value [20s]
                    deadtime -1           | deadtime: illegal value [-1]
                    deadtime 1e3          | deadtime: illegal value [1e3]
                    keepalive 2 ms        | keepalive: illegal value [ms]
                    keepalive             | keepalive: missing value
                    node                  | node: missing value
                    crm perhaps           | crm: illegal value [perhaps]
                    autojoin all          | autojoin: illegal value [all]
                    uuidfrom dns          | uuidfrom: illegal value [dns]
                    debug 256             | debug: illegal value [256]
                    udpport 65536         | udpport: illegal value [65536]
                    busport 0             | busport: illegal value [0]
                    baud 300              | baud: illegal value [300]
                    hopfudge 256          | hopfudge: illegal value [256]
                    max_rexmit_delay 0    | max_rexmit_delay: illegal value [0]
                    msgfmt xml            | msgfmt: illegal value [xml]
                    hbgenmethod dice      | hbgenmethod: illegal value [dice]
                    compression lzma      | compression: illegal value [lzma]
                    logfacility local8    | logfacility: illegal value [local8]
                    logfile ha-log        | logfile: illegal value [ha-log]
                    env PATH              | env: illegal value [PATH]
                    bcast                 | bcast: missing interface
                    bcast 10.0.0.255      | bcast: [10.0.0.255] is no network interface
                    ucast eth0            | ucast: [eth0] missing target IP address/hostname
                    ucast eth0 a b        | ucast: [eth0 a b] has more than one target
                    ucast 10.0.0.1 eth0   | ucast: [10.0.0.1] is no network interface
                    ucast eth0 10.0.0.256 | ucast: [10.0.0.256] is no IP address/hostname
                    mcast eth0 225.0.0.1  | mcast: [eth0 225.0.0.1] has 2 of 5 values
                    mcast eth0 10.0.0.1 694 1 0    | mcast: [10.0.0.1] is no multicast address
                    ping                  | ping: missing host
                    ping_group routers    | ping_group: [routers] missing hosts
                    respawn root          | respawn: missing user or command
                    respawn root ipfail   | respawn: [ipfail] is not an absolute path
                    failfast root         | failfast: missing user or command
                    apiauth ping          | apiauth: missing client, uid= or gid=
                    apiauth ping root     | apiauth: illegal value [root]
                    stonith               | stonith: missing value
                    stonith_host *        | stonith_host: missing value
                    dead_time 20          | Illegal directive [dead_time] in ha.cf
                    respawner x           | Illegal directive [respawner] in ha.cf
                    """)
    void aWrongLineIsNamed(String line, String text) {
        HaCfResult result = read(LEAST + line);

        assertThat(result.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.text()).isEqualTo(text);
                            assertThat(problem.line()).isEqualTo(4);
                        });
    }

    @Test
    void aHintSaysWhatWasMeant() {
        assertThat(hint("dead_time 20")).isEqualTo("did you mean deadtime?");
        assertThat(hint("keepalife 2")).isEqualTo("did you mean keepalive?");
        assertThat(hint("gossip yes")).isEqualTo("remove the line, or put # before it");
        assertThat(hint("deadtime 20s")).contains("seconds without a unit, such as 20");
    }

    private static String hint(String line) {
        return read(LEAST + line).problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .orElseThrow()
                .hint();
    }

    @Test
    void allErrorsAreFoundAtOnceInTheOrderOfLines() {
        assertThat(read("x 1\nnode gamma\ndeadtime x\ny\n").problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::line)
                .containsExactly(1, 2, 3, 4, 4);
    }

    @Test
    void whatIsLegalButHardlyMeantIsAWarning() {
        assertThat(warnings("initdead 2"))
                .containsExactly("Initial dead time [2000] may be too small!");
        assertThat(warnings("warntime 1"))
                .containsExactly("warntime is not below deadtime: a late beat is never said");
        assertThat(warnings("udp eth1")).containsExactly("udp is a deprecated name of bcast");
        assertThat(warnings("udpport 700"))
                .containsExactly("udpport stands after media, which keep the port before it");
        assertThat(warnings("nice_failback on")).containsExactly("nice_failback is obsolete");
        assertThat(warnings("node beta")).containsExactly("node beta is listed twice");
        assertThat(warnings("deadtime 2\ndeadtime 3"))
                .containsExactly("deadtime is given twice, first in line 4");
        assertThat(warnings("deadtime 2 3"))
                .containsExactly("deadtime takes one value, and [3] is taken");
        assertThat(warnings("bcast eth0")).containsExactly("this medium is given twice");
        assertThat(warnings("serial /dev/ttyS0"))
                .containsExactly("serial is not available in this version, the line is not used");
        assertThat(warnings("ping beta"))
                .containsExactly("ping has a node of the cluster as a host: beta");
        assertThat(warnings("accept_crc yes"))
                .containsExactly("accept_crc lets anyone on the network speak for any node");
        assertThat(warnings("autojoin any")).hasSize(1);
    }

    @Test
    void twoNodesNeedAHostOutside() {
        String two = "crm yes\nnode alpha beta\nbcast eth0\n";

        assertThat(texts(two, Severity.WARNING)).singleElement().asString().contains("both act");
        assertThat(texts(two + "ping beta", Severity.WARNING)).hasSize(2);
        assertThat(texts(two + "ping_group g 10.0.0.253 beta", Severity.WARNING)).hasSize(1);
        assertThat(texts(two + "ping 10.0.0.254", Severity.WARNING)).isEmpty();
    }

    @Test
    void orderMattersForPorts() {
        HaCf settings = settings("crm yes\nnode alpha\nbcast eth0\nudpport 700\nbcast eth1\n");

        assertThat(settings.links().media()).extracting(Medium::port).containsExactly(694, 700);
    }

    @Test
    void everyDirectiveWithoutMeaningIsAcceptedAndSaid() {
        List<String> lines =
                Stream.of(
                                "hopfudge 1",
                                "baud 19200",
                                "msgfmt netstring",
                                "compression bz2",
                                "compression_threshold 2",
                                "traditional_compression no",
                                "max_rexmit_delay 250",
                                "hbgenmethod time",
                                "conn_logd_time 60",
                                "syslogmsgfmt false",
                                "log_badpack true",
                                "use_apphbd no",
                                "memreserve 6500",
                                "coredumps true",
                                "coreroot /var/lib/heartbeat/cores",
                                "record_config_changes on",
                                "record_pengine_inputs on",
                                "enable_config_writes on",
                                "quorum_server qs",
                                "respawn hacluster /usr/lib/heartbeat/x -a b,c",
                                "failfast hacluster /usr/lib/heartbeat/ccm",
                                "apiauth ping gid=haclient uid=a,b",
                                "stonith baytech /etc/ha.d/stonith.baytech",
                                "stonith_host * ssh alpha beta")
                        .toList();

        HaCf settings = settings(LEAST + String.join("\n", lines));

        assertThat(settings.idle()).map(Directive::toString).containsExactlyElementsOf(lines);
        assertThat(texts(LEAST + String.join("\n", lines), Severity.REMARK))
                .hasSameSizeAs(lines)
                .allMatch(text -> text.endsWith("is accepted, without meaning today"));
    }

    @Test
    void theNameOfThisNodeIsComparedInLowerCase() {
        HaCfResult result = HaCfReader.read(LEAST, "ha.cf", NodeName.of("ALPHA"));

        assertThat(result.settings().orElseThrow().self()).isEqualTo(SELF);
    }

    @Test
    void linesMayEndInAnyWay() {
        assertThat(settings("\uFEFF" + LEAST.replace("\n", "\r\n"))).isEqualTo(settings(LEAST));
    }
}
