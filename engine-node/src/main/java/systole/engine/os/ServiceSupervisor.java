package systole.engine.os;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever supervises this process and wants to be told: systemd's notification protocol ({@code
 * sd_notify(3)}), one datagram to the socket named in {@code NOTIFY_SOCKET}. Says nothing where
 * there is none.
 */
public final class ServiceSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceSupervisor.class);
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int LONGEST_PATH = 108;

    private final String socket;
    private final Optional<Duration> watchdog;

    private ServiceSupervisor(String socket, Optional<Duration> watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    /** The supervisor this environment names. */
    public static ServiceSupervisor of(Map<String, String> environment) {
        return new ServiceSupervisor(
                environment.getOrDefault("NOTIFY_SOCKET", ""),
                micros(environment.getOrDefault("WATCHDOG_USEC", "")));
    }

    private static Optional<Duration> micros(String text) {
        return text.matches("[1-9][0-9]{0,14}")
                ? Optional.of(Duration.ofNanos(Long.parseLong(text) * 1000))
                : Optional.empty();
    }

    /** How often it wants a sign of life at least, if it does. */
    public Optional<Duration> watchdog() {
        return watchdog;
    }

    /** Everything works from now on. */
    public void ready() {
        tell("READY=1");
    }

    /** It lives. */
    public void alive() {
        tell("WATCHDOG=1");
    }

    /** It is going to end. */
    public void stopping() {
        tell("STOPPING=1");
    }

    /** One line for whoever asks how it is. */
    public void status(String line) {
        tell("STATUS=" + line.replace('\n', ' '));
    }

    private void tell(String words) {
        byte[] path = socket.replaceFirst("^@", "\0").getBytes(StandardCharsets.UTF_8);
        if (path.length == 0 || path.length >= LONGEST_PATH) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(2L + path.length);
            address.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
            byte[] text = words.getBytes(StandardCharsets.UTF_8);
            send(address, arena.allocateFrom(ValueLayout.JAVA_BYTE, text));
        } catch (IOException e) {
            LOG.warn("the service manager could not be told {}: {}", words, e.getMessage());
        }
    }

    private static void send(MemorySegment address, MemorySegment text) throws IOException {
        int descriptor = checked(LibC.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
        try {
            checked(LibC.sendto(descriptor, text, (int) text.byteSize(), 0, address));
        } finally {
            LibC.close(descriptor);
        }
    }

    private static int checked(int outcome) throws IOException {
        if (outcome < 0) {
            throw new IOException(LibC.explain(outcome));
        }
        return outcome;
    }
}
