package systole.engine.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Keeps what must beat in time from waiting for others. Where the system does not permit it, the
 * answer is a sentence for the log that says what to grant, and everything goes on without.
 */
public final class RealTime {
    private static final int SCHED_RR = 2;

    /** Agents that are started by such a thread run as usual. */
    private static final int SCHED_RESET_ON_FORK = 0x40000000;

    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;
    private static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");

    private RealTime() {}

    /**
     * Has the calling thread scheduled before all ordinary ones.
     *
     * @param priority from 1 to 99
     * @return empty if it is so from now on
     */
    public static Optional<String> schedule(int priority) {
        if (!LINUX) {
            return Optional.of("real-time scheduling is known on Linux only");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocateFrom(ValueLayout.JAVA_INT, priority);
            int outcome = LibC.schedSetscheduler(SCHED_RR | SCHED_RESET_ON_FORK, parameters);
            return remark(
                    outcome,
                    "heartbeats are not scheduled in real time",
                    "grant CAP_SYS_NICE, or LimitRTPRIO=" + priority + " to the service");
        }
    }

    /**
     * Keeps this process's memory from being paged out, each page from its first use on.
     *
     * @return empty if it is so from now on
     */
    public static Optional<String> lockMemory() {
        if (!LINUX) {
            return Optional.of("locking memory is known on Linux only");
        }
        return remark(
                LibC.mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT),
                "memory is not locked, so paging may delay heartbeats",
                "grant CAP_IPC_LOCK, or LimitMEMLOCK=infinity to the service");
    }

    /**
     * Makes threads that are scheduled before all ordinary ones, where permitted.
     *
     * @param remarks hears, on the new thread, why one is not
     */
    public static ThreadFactory threads(String name, int priority, Consumer<String> remarks) {
        return action ->
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .unstarted(
                                () -> {
                                    schedule(priority).ifPresent(remarks);
                                    action.run();
                                });
    }

    private static Optional<String> remark(int outcome, String consequence, String wayOut) {
        return outcome >= 0
                ? Optional.empty()
                : Optional.of(consequence + " (" + LibC.explain(outcome) + "): " + wayOut);
    }
}
