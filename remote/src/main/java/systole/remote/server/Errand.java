package systole.remote.server;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.server.Reception.Streams;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a visitor asked for on one channel, on a thread of its own that ends with the channel. */
final class Errand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
    private static final int FAULT = 70;

    private final Task task;
    private final Thread thread;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (_, _, _) -> {};

    Errand(Task task) {
        this.task = task;
        this.thread = Thread.ofVirtual().name("console-errand").unstarted(this::run);
    }

    /** What is to be done, with the channel's streams. */
    @FunctionalInterface
    interface Task {
        /** Returns the exit code. */
        int run(Streams streams) throws IOException, InterruptedException;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        environment.addSignalListener(
                (_, _) -> thread.interrupt(), Signal.HUP, Signal.INT, Signal.TERM);
        thread.start();
    }

    @Override
    public void destroy(ChannelSession channel) {
        thread.interrupt();
    }

    private void run() {
        int code = FAULT;
        try {
            code = task.run(new Streams(in, out, err));
            out.flush();
            err.flush();
        } catch (IOException gone) {
            LOG.debug("console errand ended", gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.error("console errand failed", fault);
            say(err, "internal error; the log of the node has more\n");
        } finally {
            exit.onExit(code);
        }
    }

    /** Says something to somebody who may be gone. */
    static void say(OutputStream to, String words) {
        try {
            to.write(words.getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException gone) {
            LOG.debug("console errand: nobody to tell", gone);
        }
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
