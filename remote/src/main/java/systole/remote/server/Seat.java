package systole.remote.server;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One session of a visitor, for as long as they want something and are there. */
final class Seat {
    private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
    private static final String ALIVE = "keepalive@openssh.com";
    private static final int MOST_UNANSWERED = 3;

    private final ServerSession session;
    private final Duration idle;
    private final ScheduledExecutorService timer;
    private final Predicate<ServerSession> welcome;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Future<?> beat;
    private @Nullable Future<?> alarm;
    private int channels;

    Seat(
            ServerSession session,
            DoorLimits limits,
            ScheduledExecutorService timer,
            Predicate<ServerSession> welcome) {
        this.welcome = welcome;
        this.session = session;
        this.idle = limits.idle();
        this.timer = timer;
        long period = limits.alive().toMillis();
        this.beat = timer.scheduleWithFixedDelay(this::ask, period, period, TimeUnit.MILLISECONDS);
        expectSomething();
    }

    void opened() {
        channels++;
        calm();
    }

    void closed() {
        channels = Math.max(0, channels - 1);
        if (channels == 0) {
            expectSomething();
        }
    }

    void end() {
        beat.cancel(false);
        calm();
    }

    private void expectSomething() {
        calm();
        alarm = timer.schedule(this::tooIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void calm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void tooIdle() {
        leave("nothing was asked for long");
    }

    private void leave(String why) {
        Gate.leave(session, SshConstants.SSH2_DISCONNECT_BY_APPLICATION, why);
    }

    private void ask() {
        if (!welcome.test(session)) {
            beat.cancel(false);
            leave("the key opens nothing here any more");
            return;
        }
        if (unanswered.incrementAndGet() > MOST_UNANSWERED) {
            LOG.info("console address={} does not answer", session.getClientAddress());
            session.close(true);
            return;
        }
        try {
            Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
            buffer.putString(ALIVE);
            buffer.putBoolean(true);
            session.request(buffer, ALIVE, (_, _) -> unanswered.set(0));
        } catch (IOException | RuntimeException gone) {
            LOG.debug("console address={} gone", session.getClientAddress(), gone);
            session.close(true);
        }
    }
}
