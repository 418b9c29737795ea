package systole.engine.hacf;

import systole.engine.hacf.HaCf.Autojoin;
import systole.engine.hacf.HaCf.Crm;
import systole.engine.hacf.HaCf.Timing;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What only the whole of ha.cf shows. */
final class Checks {
    private static final Duration KEEPALIVE = Duration.ofMillis(200);
    private static final Duration DEADTIME = Duration.ofSeconds(1);
    private static final Duration INITDEAD = Duration.ofSeconds(5);

    private final Draft draft;
    private final int lastLine;

    Checks(Draft draft, int lastLine) {
        this.draft = draft;
        this.lastLine = lastLine;
    }

    void run(NodeAddresses addresses) {
        nodes();
        links(addresses);
        timing();
        rules();
        logging();
    }

    private void nodes() {
        int line = draft.lineOf("node", lastLine);
        NodeName self = draft.self;
        if (draft.nodes.isEmpty()) {
            error("node", "no node is listed", "list every node: node " + self);
        } else if (!draft.nodes.contains(self)) {
            draft.report.error(
                    line,
                    "Current node [" + self + "] not in configuration!",
                    "the names here must be those that uname -n prints: write node "
                            + self
                            + ", or rename this host");
        }
        if (draft.autojoin == Autojoin.NONE) {
            return;
        }
        if (draft.crm == Crm.OFF) {
            error("autojoin", "autojoin is illegal without crm", "write crm yes before it");
        } else {
            draft.report.warning(
                    draft.lineOf("autojoin", lastLine),
                    "autojoin is not available in this version, only listed nodes take part",
                    "list every node, and write autojoin none");
        }
    }

    private void links(NodeAddresses addresses) {
        if (!draft.triedMedium) {
            error(
                    "serial",
                    "No heartbeat media defined",
                    "add a line bcast eth0, mcast eth0 239.0.0.1 694 1 0 or ucast eth0 10.0.0.2");
        }
        boolean outside = false;
        Map<String, NodeName> members =
                draft.pinged.isEmpty() ? Map.of() : memberAddresses(addresses);
        for (Draft.Ping ping : draft.pinged) {
            boolean inside = members.containsKey(ping.host()) || isPeer(ping.host());
            outside |= !inside;
            if (inside) {
                draft.report.warning(
                        ping.line(),
                        ping.where() + " has a node of the cluster as a host: " + ping.host(),
                        "ping hosts outside the cluster, such as the router");
            }
        }
        if (draft.nodes.size() == 2 && !outside) {
            warning(
                    "node",
                    "two nodes without a ping node: if they lose sight of each other, both act",
                    "add ping and a host that both reach, such as the router");
        }
    }

    private Map<String, NodeName> memberAddresses(NodeAddresses addresses) {
        Map<String, NodeName> members = new HashMap<>();
        for (NodeName node : draft.nodes) {
            members.put(node.value(), node);
            addresses.of(node).forEach(address -> members.put(address, node));
        }
        return members;
    }

    private boolean isPeer(String host) {
        return draft.media.stream()
                .anyMatch(one -> one instanceof Medium.Ucast ucast && ucast.peer().equals(host));
    }

    private void timing() {
        Timing timing = spans();
        Duration least = timing.keepalive().multipliedBy(2);
        if (timing.keepalive().isZero()) {
            error("keepalive", "keepalive must be more than zero", "write keepalive 200ms");
            return;
        }
        if (timing.deadtime().compareTo(least) <= 0) {
            tooSmall("deadtime", "Dead time", timing.deadtime(), timing.keepalive());
        }
        if (draft.spans.containsKey("deadping") && timing.deadping().compareTo(least) <= 0) {
            tooSmall("deadping", "Ping dead time", timing.deadping(), timing.keepalive());
        }
        if (timing.warntime().compareTo(timing.deadtime()) >= 0) {
            warning(
                    "warntime",
                    "warntime is not below deadtime: a late beat is never said",
                    "leave warntime out; it is half the deadtime then");
        }
        initdead(timing);
    }

    private void tooSmall(String directive, String what, Duration span, Duration keepalive) {
        error(
                draft.spans.containsKey(directive) ? directive : "keepalive",
                what
                        + " ["
                        + span.toMillis()
                        + "] is too small compared to keeplive ["
                        + keepalive.toMillis()
                        + "]",
                "both are in ms here; "
                        + directive
                        + " must be more than twice keepalive, better five times");
    }

    private void initdead(Timing timing) {
        long initdead = timing.initdead().toMillis();
        if (timing.initdead().compareTo(timing.deadtime()) < 0) {
            error(
                    "initdead",
                    "Initial dead time ["
                            + initdead
                            + "] is smaller than deadtime ["
                            + timing.deadtime().toMillis()
                            + "]",
                    "both are in ms here; leave initdead out, or make it larger");
        } else if (timing.initdead().compareTo(INITDEAD) < 0) {
            warning(
                    "initdead",
                    "Initial dead time [" + initdead + "] may be too small!",
                    "networks need time when a host boots: initdead 5 or more");
        }
    }

    /** The spans given, and what follows from them for the others. */
    Timing spans() {
        Map<String, Duration> given = draft.spans;
        Duration keepalive = given.getOrDefault("keepalive", KEEPALIVE);
        Duration deadtime =
                given.getOrDefault("deadtime", longer(DEADTIME, keepalive.multipliedBy(5)));
        return new Timing(
                keepalive,
                given.getOrDefault("warntime", deadtime.dividedBy(2)),
                deadtime,
                given.getOrDefault("initdead", longer(INITDEAD, deadtime.multipliedBy(2))),
                given.getOrDefault("deadping", deadtime));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void rules() {
        if (draft.corosync) {
            error(
                    "stack",
                    "stack corosync is not available in this version",
                    "write stack heartbeat, or remove the line");
        }
        if (draft.crm == Crm.OFF) {
            warning(
                    "crm",
                    "crm is off, but resources come from the CIB all the same",
                    "write crm yes; convert haresources to a CIB, it is not read");
        }
        if (draft.lines.containsKey("auto_failback")) {
            draft.report.remark(
                    draft.lineOf("auto_failback", lastLine),
                    "auto_failback is accepted, without meaning today",
                    "resource-stickiness in the CIB says whether resources return");
        }
        for (Directive directive : draft.respawned) {
            if (directive.rest().matches(".*/ipfail\\b.*")) {
                draft.report.warning(
                        directive.line(),
                        "ipfail does not work with crm and is not run",
                        "remove the line; say in the CIB which resources need a ping node");
            }
        }
        if (draft.acceptCrc) {
            warning(
                    "accept_crc",
                    "accept_crc lets anyone on the network speak for any node",
                    "write a key with systole authkeys, and remove the line");
        }
    }

    private void logging() {
        boolean none =
                draft.logFile.isEmpty() && draft.debugFile.isEmpty() && draft.facility.isEmpty();
        if (none && draft.useLogd.isPresent() && !draft.useLogd.get()) {
            error(
                    "use_logd",
                    "no log: use_logd is off, and no logfile, debugfile or logfacility is given",
                    "write logfacility daemon, or remove use_logd");
        }
    }

    private void error(String directive, String text, String hint) {
        draft.report.error(draft.lineOf(directive, lastLine), text, hint);
    }

    private void warning(String directive, String text, String hint) {
        draft.report.warning(draft.lineOf(directive, lastLine), text, hint);
    }
}
