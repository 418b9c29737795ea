package systole.remote.server;

import systole.remote.server.Alarms.Alarm;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Writes in small steps, and raises the alarm when one of them takes too long. */
final class PatientStream extends OutputStream {
    private static final int STEP = 32 * 1024;

    private final OutputStream out;
    private final Alarms alarms;
    private final Duration patience;
    private final Runnable stalled;

    PatientStream(OutputStream out, Alarms alarms, Duration patience, Runnable stalled) {
        this.out = out;
        this.alarms = alarms;
        this.patience = patience;
        this.stalled = stalled;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += STEP) {
            try (Alarm _ = alarms.in(patience, stalled)) {
                out.write(bytes, offset + done, Math.min(STEP, length - done));
            }
        }
    }

    @Override
    public void flush() throws IOException {
        try (Alarm _ = alarms.in(patience, stalled)) {
            out.flush();
        }
    }
}
