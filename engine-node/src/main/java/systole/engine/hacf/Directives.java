package systole.engine.hacf;

import systole.engine.hacf.HaCf.AutoFailback;
import systole.engine.hacf.HaCf.Autojoin;
import systole.engine.hacf.HaCf.Crm;
import systole.engine.hacf.HaCf.UuidSource;
import systole.model.node.NodeName;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Every directive of ha.cf, by its name. */
final class Directives {
    private static final Pattern NAME = Pattern.compile("(?U)\\p{Graph}{1,255}");
    private static final Pattern PAIR = Pattern.compile("([^=]+)=(.*)");

    private static final Kind<String> STACK = Kind.oneOf("heartbeat", "corosync");

    private final Map<String, BiConsumer<Directive, Draft>> byName = new HashMap<>();

    Directives() {
        membership();
        spans();
        links();
        logging();
        process();
        additions();
        IdleDirectives.addTo(this);
    }

    void read(Directive directive, Draft draft) {
        BiConsumer<Directive, Draft> handler = byName.get(directive.name());
        if (handler == null) {
            draft.error(
                    directive,
                    "Illegal directive [" + directive.name() + "] in " + draft.report.file(),
                    nearest(directive.name())
                            .map(name -> "did you mean " + name + "?")
                            .orElse("remove the line, or put # before it"));
            return;
        }
        handler.accept(directive, draft);
        draft.lines.put(directive.name(), directive.line());
    }

    /** The directive spelt the same but for case, - and _, or one letter. */
    private Optional<String> nearest(String name) {
        return byName.keySet().stream()
                .sorted()
                .filter(known -> Spelling.close(known, name))
                .findFirst();
    }

    void add(String name, BiConsumer<Directive, Draft> handler) {
        byName.put(name, handler);
    }

    /** Adds a directive of one value; given again, the last one wins and that is said. */
    <T> void one(String name, Kind<T> kind, BiConsumer<Draft, T> setter) {
        add(
                name,
                (directive, draft) -> {
                    if (draft.lines.containsKey(name)) {
                        draft.warning(
                                directive,
                                name + " is given twice, first in line " + draft.lines.get(name),
                                "this line counts; remove the other");
                    }
                    value(directive, kind, draft).ifPresent(value -> setter.accept(draft, value));
                });
    }

    /** The one value of a directive; of several words the last counts, as it always did. */
    static <T> Optional<T> value(Directive directive, Kind<T> kind, Draft draft) {
        String name = directive.name();
        if (directive.options().isEmpty()) {
            draft.error(directive, name + ": missing value", name + " takes " + kind.spelling());
            return Optional.empty();
        }
        String text = directive.options().getLast();
        if (directive.options().size() > 1) {
            draft.warning(
                    directive,
                    name + " takes one value, and [" + text + "] is taken",
                    "remove the other words");
        }
        Optional<T> value = kind.read(text);
        if (value.isEmpty()) {
            draft.error(
                    directive,
                    name + ": illegal value [" + text + "]",
                    name + " takes " + kind.spelling());
        }
        return value;
    }

    private void membership() {
        one("cluster", Kind.WORD, (draft, name) -> draft.cluster = name);
        add("node", Directives::nodes);
        one("autojoin", Kind.oneOf(Autojoin.class), (draft, who) -> draft.autojoin = who);
        one("uuidfrom", Kind.oneOf(UuidSource.class), (draft, from) -> draft.uuidFrom = from);
        one("crm", Words.CRM, (draft, crm) -> draft.crm = crm);
        one(
                "auto_failback",
                Words.AUTO_FAILBACK,
                (draft, failback) -> draft.autoFailback = failback);
        add("nice_failback", Directives::niceFailback);
    }

    private static void nodes(Directive directive, Draft draft) {
        if (directive.options().isEmpty()) {
            draft.error(directive, "node: missing value", "node takes names as uname -n prints");
        }
        for (String word : directive.options()) {
            if (!NAME.matcher(word).matches()) {
                draft.error(
                        directive,
                        "node: illegal value [" + word + "]",
                        "node takes names as uname -n prints");
            } else if (!draft.nodes.add(NodeName.of(word.toLowerCase(Locale.ROOT)))) {
                draft.warning(directive, "node " + word + " is listed twice", "remove one of them");
            }
        }
    }

    private static void niceFailback(Directive directive, Draft draft) {
        value(directive, Kind.FLAG, draft)
                .ifPresent(nice -> draft.autoFailback = AutoFailback.of(!nice));
        draft.warning(
                directive,
                "nice_failback is obsolete",
                "write auto_failback, which means the opposite");
    }

    private void spans() {
        for (String name : List.of("keepalive", "warntime", "deadtime", "initdead", "deadping")) {
            one(name, Kind.SPAN_OF_TIME, (draft, span) -> draft.spans.put(name, span));
        }
    }

    private void links() {
        add("udpport", LinkDirectives::udpPort);
        add("bcast", LinkDirectives::bcast);
        add("udp", LinkDirectives::udp);
        add("mcast", LinkDirectives::mcast);
        add("ucast", LinkDirectives::ucast);
        add("ping", LinkDirectives::ping);
        add("ping_group", LinkDirectives::pingGroup);
        for (String name : List.of("serial", "hbaping", "tipc", "openais")) {
            add(name, LinkDirectives::unavailable);
        }
    }

    private void logging() {
        one("logfile", Kind.PATH, (draft, file) -> draft.logFile = Optional.of(file));
        one("debugfile", Kind.PATH, (draft, file) -> draft.debugFile = Optional.of(file));
        one(
                "logfacility",
                Words.FACILITY,
                (draft, facility) ->
                        draft.facility =
                                Optional.of(facility).filter(word -> !word.equals("none")));
        one("use_logd", Kind.FLAG, (draft, use) -> draft.useLogd = Optional.of(use));
        one("debug", Kind.number(0, 255), (draft, level) -> draft.debug = level);
    }

    private void process() {
        add("watchdog", Directives::watchdog);
        one("realtime", Kind.FLAG, (draft, on) -> draft.realtime = on);
        one("rtprio", Kind.number(1, 99), (draft, prio) -> draft.priority = Optional.of(prio));
        add("env", Directives::environment);
    }

    private static void watchdog(Directive directive, Draft draft) {
        if (draft.watchdog.isPresent()) {
            draft.error(directive, "watchdog is given twice", "keep one line");
            return;
        }
        draft.watchdog = value(directive, Kind.PATH, draft);
        if (draft.watchdog.isPresent()) {
            draft.idle(
                    directive,
                    "let systemd watch the engine (WatchdogSec), and systemd feed the device"
                            + " (RuntimeWatchdogSec)");
        }
    }

    private static void environment(Directive directive, Draft draft) {
        var pair = PAIR.matcher(directive.rest());
        if (pair.matches()) {
            draft.environment.put(pair.group(1).strip(), pair.group(2).strip());
        } else {
            draft.error(
                    directive,
                    "env: illegal value [" + directive.rest() + "]",
                    "env takes NAME=VALUE; agents find it as HA_NAME");
        }
    }

    /** What Heartbeat did not know. */
    private void additions() {
        one("stack", STACK, (draft, stack) -> draft.corosync = stack.equals("corosync"));
        one("busport", Kind.number(1, 65535), (draft, port) -> draft.busPort = port);
        one("consoleport", Kind.number(0, 65535), (draft, port) -> draft.consolePort = port);
        one("wait_for_all", Kind.FLAG, (draft, wait) -> draft.waitForAll = wait);
        one("accept_crc", Kind.FLAG, (draft, accept) -> draft.acceptCrc = accept);
    }

    /** Kinds of words that mix yes and no with others. */
    private static final class Words {
        static final Kind<Crm> CRM =
                new Kind<>(
                        "yes or no",
                        text ->
                                switch (text.toLowerCase(Locale.ROOT)) {
                                    case "respawn" -> Optional.of(Crm.RESPAWN);
                                    case "manual", "minimal" -> Optional.of(Crm.MANUAL);
                                    case "valgrind" -> Optional.of(Crm.ON);
                                    default ->
                                            Kind.FLAG.read(text).map(on -> on ? Crm.ON : Crm.OFF);
                                });

        static final Kind<AutoFailback> AUTO_FAILBACK =
                new Kind<>(
                        "on, off or legacy",
                        text ->
                                text.equalsIgnoreCase("legacy")
                                        ? Optional.of(AutoFailback.LEGACY)
                                        : Kind.FLAG.read(text).map(AutoFailback::of));

        static final Kind<String> FACILITY =
                Kind.oneOf(
                        "none",
                        "auth",
                        "authpriv",
                        "cron",
                        "daemon",
                        "kern",
                        "lpr",
                        "mail",
                        "news",
                        "syslog",
                        "user",
                        "uucp",
                        "local0",
                        "local1",
                        "local2",
                        "local3",
                        "local4",
                        "local5",
                        "local6",
                        "local7");

        private Words() {}
    }
}
