package systole.engine.os;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few functions of the C library that Java has no words for, on Linux. Each returns what the
 * kernel does: zero or more for success, the negative error number otherwise.
 */
@SuppressWarnings("restricted") // Calling C is what this class is for.
final class LibC {
    static final int EPERM = 1;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int ENODEV = 19;
    static final int EADDRNOTAVAIL = 99;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_OF =
            Linker.Option.captureStateLayout()
                    .varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = function("socket", INT, INT, INT, INT);
    private static final MethodHandle SETSOCKOPT =
            function("setsockopt", INT, INT, INT, INT, POINTER, INT);
    private static final MethodHandle BIND = function("bind", INT, INT, POINTER, INT);
    private static final MethodHandle SENDTO =
            function("sendto", LONG, INT, POINTER, LONG, INT, POINTER, INT);
    private static final MethodHandle RECVFROM =
            function("recvfrom", LONG, INT, POINTER, LONG, INT, POINTER, POINTER);
    private static final MethodHandle POLL = function("poll", INT, POINTER, LONG, INT);
    private static final MethodHandle CLOSE = function("close", INT, INT);
    private static final MethodHandle IOCTL = variadic("ioctl", 2, INT, INT, LONG, POINTER);
    private static final MethodHandle EVENTFD = function("eventfd", INT, INT, INT);
    private static final MethodHandle WRITE = function("write", LONG, INT, POINTER, LONG);
    private static final MethodHandle SCHED_SETSCHEDULER =
            function("sched_setscheduler", INT, INT, INT, POINTER);
    private static final MethodHandle MLOCKALL = function("mlockall", INT, INT);
    private static final MethodHandle STRERROR =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("strerror"),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, INT));

    /** Where a call leaves its error, one per thread. */
    private static final ThreadLocal<MemorySegment> STATE =
            ThreadLocal.withInitial(
                    () -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

    private LibC() {}

    private static MethodHandle function(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return handle(name, FunctionDescriptor.of(result, arguments), ERRNO);
    }

    private static MethodHandle variadic(
            String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
        return handle(
                name,
                FunctionDescriptor.of(result, arguments),
                ERRNO,
                Linker.Option.firstVariadicArg(fixed));
    }

    private static MethodHandle handle(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    static int socket(int domain, int type, int protocol) {
        MemorySegment state = STATE.get();
        try {
            return outcome((int) SOCKET.invokeExact(state, domain, type, protocol), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int setsockopt(int socket, int level, int name, MemorySegment value) {
        MemorySegment state = STATE.get();
        try {
            return outcome(
                    (int)
                            SETSOCKOPT.invokeExact(
                                    state, socket, level, name, value, (int) value.byteSize()),
                    state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int bind(int socket, MemorySegment address) {
        MemorySegment state = STATE.get();
        try {
            return outcome(
                    (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()),
                    state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int sendto(
            int socket, MemorySegment bytes, int length, int flags, MemorySegment target) {
        MemorySegment state = STATE.get();
        try {
            return outcome(
                    (int)
                            (long)
                                    SENDTO.invokeExact(
                                            state,
                                            socket,
                                            bytes,
                                            (long) length,
                                            flags,
                                            target,
                                            (int) target.byteSize()),
                    state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /**
     * @param size holds the size of the source's room, and gets that of the source
     */
    static int recvfrom(
            int socket, MemorySegment room, int flags, MemorySegment source, MemorySegment size) {
        MemorySegment state = STATE.get();
        try {
            return outcome(
                    (int)
                            (long)
                                    RECVFROM.invokeExact(
                                            state,
                                            socket,
                                            room,
                                            room.byteSize(),
                                            flags,
                                            source,
                                            size),
                    state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int poll(MemorySegment descriptors, int count, int milliseconds) {
        MemorySegment state = STATE.get();
        try {
            return outcome(
                    (int) POLL.invokeExact(state, descriptors, (long) count, milliseconds), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int close(int descriptor) {
        MemorySegment state = STATE.get();
        try {
            return outcome((int) CLOSE.invokeExact(state, descriptor), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int ioctl(int descriptor, long request, MemorySegment argument) {
        MemorySegment state = STATE.get();
        try {
            return outcome((int) IOCTL.invokeExact(state, descriptor, request, argument), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int eventfd(int flags) {
        MemorySegment state = STATE.get();
        try {
            return outcome((int) EVENTFD.invokeExact(state, 0, flags), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int write(int descriptor, MemorySegment bytes) {
        MemorySegment state = STATE.get();
        try {
            return outcome(
                    (int) (long) WRITE.invokeExact(state, descriptor, bytes, bytes.byteSize()),
                    state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int schedSetscheduler(int policy, MemorySegment parameters) {
        MemorySegment state = STATE.get();
        try {
            return outcome(
                    (int) SCHED_SETSCHEDULER.invokeExact(state, 0, policy, parameters), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int mlockall(int flags) {
        MemorySegment state = STATE.get();
        try {
            return outcome((int) MLOCKALL.invokeExact(state, flags), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** The system's words for a failed call's result. */
    static String explain(int outcome) {
        try {
            var text = (MemorySegment) STRERROR.invokeExact(-outcome);
            return text.reinterpret(256).getString(0);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static int outcome(int result, MemorySegment state) {
        return result >= 0 ? result : -(int) ERRNO_OF.get(state, 0L);
    }

    private static IllegalStateException broken(Throwable e) {
        return new IllegalStateException("a call of the C library failed", e);
    }
}
