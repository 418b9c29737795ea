package systole.remote.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the tools of all visitors read together: they keep it in the memory of the node until
 * they end.
 */
final class Intake {
    private final long together;
    private final AtomicLong taken = new AtomicLong();

    /** So many bytes for all portions that are open. */
    Intake(long together) {
        this.together = together;
    }

    /** A part of it, for one tool; closed when the tool has ended. */
    Portion portion(InputStream in, long most) {
        return new Portion(in, most);
    }

    /** A stream that fails when too much has come through it, or through all of them. */
    final class Portion extends FilterInputStream {
        private final long most;
        private long mine;
        private boolean refused;

        private Portion(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        /** Whether it failed because too much came. */
        boolean refused() {
            return refused;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) throws IOException {
            mine += more;
            if (taken.addAndGet(more) > together || mine > most) {
                refused = true;
                throw new IOException("too much input");
            }
        }

        @Override
        public void close() {
            taken.addAndGet(-mine);
            mine = 0;
        }
    }
}
