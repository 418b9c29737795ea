package systole.engine.hacf;

import systole.engine.hacf.HaCf.Daemon;
import systole.engine.hacf.HaCf.Links;
import systole.engine.hacf.HaCf.Logging;
import systole.engine.hacf.HaCf.Rules;
import systole.model.node.NodeName;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads ha.cf by the rules of Heartbeat 2.1.3. Any text gives a result, and all its problems at
 * once; it never throws.
 *
 * <p>Spans not given are shorter than Heartbeat's: keepalive 200 ms; deadtime 1 s, but at least
 * five keepalives; warntime half the deadtime; initdead 5 s, but at least twice the deadtime.
 */
public final class HaCfReader {
    private static final Directives DIRECTIVES = new Directives();

    private HaCfReader() {}

    /** Reads a text without knowing any node's address. */
    public static HaCfResult read(String text, String file, NodeName self) {
        return read(text, file, self, NodeAddresses.UNKNOWN);
    }

    /**
     * Reads a text.
     *
     * @param file what problems call it by
     * @param self this node, as {@code uname -n} prints it
     * @param addresses asked only if there are ping nodes
     */
    public static HaCfResult read(
            String text, String file, NodeName self, NodeAddresses addresses) {
        var report = new Report(file);
        var draft = new Draft(report, NodeName.of(self.value().toLowerCase(Locale.ROOT)));
        Directive.all(text).forEach(directive -> DIRECTIVES.read(directive, draft));
        var checks = new Checks(draft, Directive.lastLine(text));
        checks.run(addresses);
        return new HaCfResult(
                report.hasErrors() ? Optional.empty() : Optional.of(settings(draft, checks)),
                report.problems());
    }

    private static HaCf settings(Draft draft, Checks checks) {
        return new HaCf(
                draft.cluster,
                draft.self,
                List.copyOf(draft.nodes),
                checks.spans(),
                new Links(
                        draft.media,
                        draft.pingNodes,
                        draft.pingGroups,
                        draft.udpPort,
                        draft.busPort),
                new Rules(
                        draft.crm,
                        draft.autojoin,
                        draft.autoFailback,
                        draft.uuidFrom,
                        draft.waitForAll,
                        draft.acceptCrc),
                logging(draft),
                new Daemon(
                        draft.watchdog,
                        draft.realtime,
                        draft.priority,
                        draft.environment,
                        draft.consolePort),
                draft.idle);
    }

    /** Without any place for the log it goes to the logging daemon. */
    private static Logging logging(Draft draft) {
        boolean none =
                draft.logFile.isEmpty() && draft.debugFile.isEmpty() && draft.facility.isEmpty();
        return new Logging(
                draft.logFile,
                draft.debugFile,
                draft.facility,
                draft.useLogd.orElse(none),
                draft.debug);
    }
}
