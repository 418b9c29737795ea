package systole.engine.daemon;

import systole.engine.daemon.control.Surroundings;
import systole.engine.hacf.HaCf;
import systole.engine.port.View;
import systole.engine.tool.Hearing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a running node knows of the others: its view, its links, and what ha.cf says.
 *
 * @param report its links and ping nodes at this moment
 */
record NodeSurroundings(HaCf settings, NodeObserver observer, Supplier<ReportForConsoles> report)
        implements Surroundings {

    @Override
    public Optional<View> view() {
        return observer.view();
    }

    @Override
    public Hearing hearing() {
        ReportForConsoles now = report.get();
        return new Hearing(now.links(), now.pingNodes(), parameters());
    }

    /** As they would be written in ha.cf, where they can be given once. */
    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        HaCf.Timing timing = settings.timing();
        parameters.put("keepalive", millis(timing.keepalive()));
        parameters.put("warntime", millis(timing.warntime()));
        parameters.put("deadtime", millis(timing.deadtime()));
        parameters.put("initdead", millis(timing.initdead()));
        parameters.put("deadping", millis(timing.deadping()));
        parameters.put("udpport", Integer.toString(settings.links().udpPort()));
        parameters.put("crm", settings.rules().crm() == HaCf.Crm.OFF ? "off" : "yes");
        parameters.put("debug", Integer.toString(settings.logging().debug()));
        settings.logging().file().ifPresent(file -> parameters.put("logfile", file));
        settings.logging().debugFile().ifPresent(file -> parameters.put("debugfile", file));
        settings.logging().facility().ifPresent(word -> parameters.put("logfacility", word));
        settings.daemon().watchdog().ifPresent(device -> parameters.put("watchdog", device));
        return parameters;
    }

    private static String millis(Duration span) {
        return span.toMillis() + "ms";
    }
}
