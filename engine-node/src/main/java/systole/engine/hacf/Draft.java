package systole.engine.hacf;

import systole.engine.hacf.HaCf.AutoFailback;
import systole.engine.hacf.HaCf.Autojoin;
import systole.engine.hacf.HaCf.Crm;
import systole.engine.hacf.HaCf.UuidSource;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** What has been read of ha.cf so far, and where. */
final class Draft {
    /** The port IANA gave to ha-cluster. */
    static final int UDP_PORT = 694;

    static final int BUS_PORT = 5561;

    /** Where mgmtd of Heartbeat 2 listened. */
    static final int CONSOLE_PORT = 5560;

    final Report report;
    final NodeName self;
    final Map<String, Integer> lines = new HashMap<>();

    String cluster = "linux-ha";
    final SequencedSet<NodeName> nodes = new LinkedHashSet<>();
    final Map<String, Duration> spans = new HashMap<>();

    int udpPort = UDP_PORT;
    int busPort = BUS_PORT;
    int consolePort = CONSOLE_PORT;
    final List<Medium> media = new ArrayList<>();
    boolean triedMedium;
    final List<String> pingNodes = new ArrayList<>();
    final List<PingGroup> pingGroups = new ArrayList<>();
    final List<Ping> pinged = new ArrayList<>();

    Crm crm = Crm.OFF;
    Autojoin autojoin = Autojoin.NONE;
    AutoFailback autoFailback = AutoFailback.LEGACY;
    UuidSource uuidFrom = UuidSource.FILE;
    boolean corosync;
    boolean waitForAll = true;
    boolean acceptCrc;

    Optional<String> logFile = Optional.empty();
    Optional<String> debugFile = Optional.empty();
    Optional<String> facility = Optional.empty();
    Optional<Boolean> useLogd = Optional.empty();
    int debug;

    Optional<String> watchdog = Optional.empty();
    boolean realtime = true;
    Optional<Integer> priority = Optional.empty();
    final Map<String, String> environment = new LinkedHashMap<>();
    final List<Directive> respawned = new ArrayList<>();
    final List<Directive> idle = new ArrayList<>();

    /** A host that is pinged, and which directive says so. */
    record Ping(int line, String where, String host) {}

    Draft(Report report, NodeName self) {
        this.report = report;
        this.self = self;
    }

    void error(Directive at, String text, String hint) {
        report.error(at.line(), text, hint);
    }

    void warning(Directive at, String text, String hint) {
        report.warning(at.line(), text, hint);
    }

    /** Keeps a legal directive that means nothing today, and says so. */
    void idle(Directive directive, String hint) {
        idle.add(directive);
        report.remark(
                directive.line(), directive.name() + " is accepted, without meaning today", hint);
    }

    /** Where a directive was last met, or the given line. */
    int lineOf(String directive, int otherwise) {
        return lines.getOrDefault(directive, otherwise);
    }
}
