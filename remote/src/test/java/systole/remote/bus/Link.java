package systole.remote.bus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP proxy in front of a station that can break in the ways a network does. */
final class Link implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong cutAfter = new AtomicLong(Long.MAX_VALUE);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean stalled;
    private volatile boolean closed;

    Link(InetSocketAddress target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, target.getAddress());
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return Station.loopback(door.getLocalPort());
    }

    /** Ends all connections; new ones work. */
    void cut() {
        sockets.forEach(Link::closeQuietly);
    }

    /** Ends all connections when so many bytes more have passed. */
    void cutAfter(long bytes) {
        cutAfter.set(bytes);
    }

    /** Nothing passes any more, and nobody is told. */
    void stall() {
        setStalled(true);
    }

    void mend() {
        setStalled(false);
    }

    @Override
    public void close() {
        closed = true;
        mend();
        closeQuietly(door);
        cut();
    }

    private void setStalled(boolean now) {
        lock.lock();
        try {
            stalled = now;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitMended() {
        lock.lock();
        try {
            while (stalled && !closed) {
                mended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(target.getAddress(), target.getPort());
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            } catch (IOException refused) {
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[4096];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitMended();
                out.write(buffer, 0, length);
                if (cutAfter.addAndGet(-length) <= 0) {
                    cutAfter.set(Long.MAX_VALUE);
                    cut();
                }
            }
        } catch (SocketException cut) {
            // as wanted
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception already) {
            // it is gone either way
        }
    }
}
