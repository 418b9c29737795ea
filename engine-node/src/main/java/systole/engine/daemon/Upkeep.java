package systole.engine.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.hacf.AuthKeys;
import systole.engine.hacf.AuthKeysResult;
import systole.engine.hacf.HaCf;
import systole.engine.os.ConfigurationFolder;
import systole.engine.os.ServiceSupervisor;
import systole.engine.port.Ticker;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at once a second: whether authkeys was changed, whether heart and engine still answer,
 * whether the guard is there. Gives the service manager signs of life only while the engine
 * answers; an engine that has not answered for long ends its process, so that others may go on.
 */
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration HUNG = Duration.ofSeconds(60);

    private final HaCf settings;
    private final ConfigurationFolder files;
    private final NodeDaemon daemon;
    private final ServiceSupervisor supervisor;
    private final Ticker ticker;
    private final boolean acceptCrc;
    private final Runnable hung;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("upkeep").factory());
    private Optional<FileTime> keysOf;
    private volatile long answered;
    private boolean toldSlow;
    private boolean toldUnguarded;

    /**
     * @param hung ends the process
     */
    Upkeep(
            HaCf settings,
            boolean acceptCrc,
            ConfigurationFolder files,
            NodeDaemon daemon,
            ServiceSupervisor supervisor,
            Ticker ticker,
            Runnable hung) {
        this.settings = settings;
        this.acceptCrc = acceptCrc;
        this.files = files;
        this.daemon = daemon;
        this.supervisor = supervisor;
        this.ticker = ticker;
        this.hung = hung;
        this.keysOf = files.keysChanged();
        this.answered = ticker.nanos();
    }

    /** Begins. */
    void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            lookAtEngine();
            lookAtKeys();
            lookAtGuard();
        } catch (RuntimeException e) {
            LOG.error("node={} upkeep failed", settings.self(), e);
        }
    }

    private void lookAtEngine() {
        daemon.ask(() -> answered = ticker.nanos());
        Duration silence = Duration.ofNanos(ticker.nanos() - answered);
        if (silence.compareTo(HUNG) > 0) {
            LOG.error("node={} engine hangs since {} s", settings.self(), silence.toSeconds());
            hung.run();
        } else if (silence.compareTo(SLOW) > 0) {
            if (!toldSlow) {
                LOG.warn("node={} engine busy since {} s", settings.self(), silence.toSeconds());
            }
            toldSlow = true;
        } else {
            toldSlow = false;
        }
        if (supervisor.watchdog().filter(limit -> silence.compareTo(limit) < 0).isPresent()) {
            supervisor.alive();
        }
    }

    private void lookAtKeys() {
        Optional<FileTime> now = files.keysChanged();
        if (now.isEmpty() || now.equals(keysOf)) {
            return;
        }
        keysOf = now;
        AuthKeysResult result = files.keys(acceptCrc);
        result.problems().forEach(problem -> LOG.warn("node={} {}", settings.self(), problem));
        result.keys().ifPresentOrElse(this::rekey, this::keepKeys);
    }

    private void rekey(AuthKeys keys) {
        daemon.rekey(KeyRing.of(keys, settings.cluster()));
        LOG.info("node={} authkeys reloaded, signing with {}", settings.self(), keys.signing());
    }

    private void keepKeys() {
        LOG.error("node={} authkeys has errors; the old keys stay", settings.self());
    }

    private void lookAtGuard() {
        if (!daemon.guarded() && !toldUnguarded) {
            toldUnguarded = true;
            LOG.error(
                    "node={} the guard is gone: if this engine died, nobody would stop what runs"
                            + " here; restart it when it suits",
                    settings.self());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
