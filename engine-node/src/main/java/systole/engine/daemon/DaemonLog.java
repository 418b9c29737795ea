package systole.engine.daemon;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.net.SyslogAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;

import org.slf4j.LoggerFactory;

import systole.engine.hacf.HaCf;

import java.util.Locale;

/**
 * Where the log goes, as ha.cf has it; to standard error besides. Whoever logs never waits for a
 * disk: what does not fit the queue is dropped, warnings last.
 */
final class DaemonLog {
    /** One line, whatever names somebody made up: nobody writes a line of another's. */
    private static final String MESSAGE = "%replace(%msg){'\\p{Cntrl}', ' '}";

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level " + MESSAGE + "%n%ex";
    private static final int QUEUE = 4096;
    private static final int FLUSH_MILLIS = 200;
    private static final int SYSLOG_PORT = 514;

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    /** Sets everything up anew. */
    static void setUp(HaCf.Logging logging) {
        new DaemonLog().set(logging);
    }

    /** Writes what waits, as far as that takes no longer than a moment. */
    static void flush() {
        new DaemonLog().context.stop();
    }

    private void set(HaCf.Logging logging) {
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(logging.debug() > 0 ? Level.DEBUG : Level.INFO);
        context.getLogger("org.apache.sshd").setLevel(Level.ERROR);
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setTarget("System.err");
        root.addAppender(async("stderr", text(console)));
        logging.file().ifPresent(file -> root.addAppender(async("file", file(file, Level.INFO))));
        logging.debugFile()
                .ifPresent(file -> root.addAppender(async("debug", file(file, Level.DEBUG))));
        logging.facility()
                .ifPresent(facility -> root.addAppender(async("syslog", syslog(facility))));
    }

    private Appender<ILoggingEvent> async(String name, Appender<ILoggingEvent> target) {
        var queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName(name);
        queue.setQueueSize(QUEUE);
        queue.setNeverBlock(true);
        queue.setMaxFlushTime(FLUSH_MILLIS);
        queue.addAppender(target);
        queue.start();
        return queue;
    }

    private Appender<ILoggingEvent> file(String name, Level level) {
        var file = new FileAppender<ILoggingEvent>();
        file.setFile(name);
        var filter = new ThresholdFilter();
        filter.setLevel(level.toString());
        filter.start();
        file.addFilter(filter);
        return text(file);
    }

    private Appender<ILoggingEvent> text(OutputStreamAppender<ILoggingEvent> appender) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private Appender<ILoggingEvent> syslog(String facility) {
        var syslog = new SyslogAppender();
        syslog.setContext(context);
        syslog.setSyslogHost("localhost");
        syslog.setPort(SYSLOG_PORT);
        syslog.setFacility(facility.toUpperCase(Locale.ROOT));
        syslog.setSuffixPattern("systole: " + MESSAGE);
        syslog.start();
        return syslog;
    }
}
