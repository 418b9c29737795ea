package systole.engine.os;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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
        } catch (Throwable e) {
            LOG.warn("the service manager could not be told {}: {}", words, e.toString());
        }
    }

    private static void send(MemorySegment address, MemorySegment text) throws Throwable {
        int descriptor = (int) Calls.SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
        if (descriptor < 0) {
            return;
        }
        long sent =
                (long)
                        Calls.SENDTO.invokeExact(
                                descriptor,
                                text,
                                text.byteSize(),
                                0,
                                address,
                                (int) address.byteSize());
        int closed = (int) Calls.CLOSE.invokeExact(descriptor);
        if (sent < 0 || closed < 0) {
            LOG.warn("the service manager does not listen");
        }
    }

    /** The functions of the C library it needs; looked up when first used. */
    private static final class Calls {
        private static final Linker LINKER = Linker.nativeLinker();
        static final MethodHandle SOCKET =
                find(
                        "socket",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT));
        static final MethodHandle SENDTO =
                find(
                        "sendto",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        static final MethodHandle CLOSE =
                find("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

        @SuppressWarnings("restricted") // the signatures are those of the C library
        private static MethodHandle find(String name, FunctionDescriptor shape) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
        }
    }
}
