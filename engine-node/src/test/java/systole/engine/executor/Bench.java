package systole.engine.executor;

import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.engine.port.CibStore;
import systole.engine.port.EnginePorts;
import systole.engine.port.GroupChannel;
import systole.engine.port.ProcessOutcome;
import systole.engine.port.ProcessRequest;
import systole.engine.port.ProcessRunner;
import systole.engine.port.Timers;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Author;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** An executor whose time and whose agents the test holds in its hands. */
final class Bench implements ExecutionListener {
    private static final AgentName AGENT = new AgentName("ocf", "systole", "Dummy");

    final List<Started> processes = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(alarm -> alarm.at));
    private Duration now = Duration.ZERO;
    boolean mayStart = true;
    final Executor executor;

    /** A process the test ends when it likes. */
    static final class Started implements ProcessRunner.Run {
        final ProcessRequest request;
        private final Consumer<ProcessOutcome> done;
        boolean ended;
        boolean killed;

        Started(ProcessRequest request, Consumer<ProcessOutcome> done) {
            this.request = request;
            this.done = done;
        }

        void ends(ProcessOutcome outcome) {
            ended = true;
            done.accept(outcome);
        }

        void returns(int exitCode) {
            ends(new ProcessOutcome.Completed(exitCode, ""));
        }

        @Override
        public void kill() {
            killed = true;
        }

        @Override
        public String toString() {
            return request.environment().get("OCF_RESOURCE_INSTANCE")
                    + " "
                    + request.command().getLast();
        }
    }

    private static final class Alarm implements Timers.Timer {
        final Duration at;
        final Runnable action;
        boolean off;

        Alarm(Duration at, Runnable action) {
            this.at = at;
            this.action = action;
        }

        @Override
        public void cancel() {
            off = true;
        }
    }

    Bench(int concurrency, String... ocfRoots) {
        var settings =
                new AgentSettings(
                        List.of(ocfRoots),
                        List.of("/init.d"),
                        List.of("/ha.d"),
                        Map.of("HA_RSCTMP", "/run/test"),
                        concurrency,
                        1000);
        executor = new Executor(ports(), settings, this, () -> mayStart);
    }

    private EnginePorts ports() {
        return new EnginePorts(
                () -> now.toNanos(),
                () -> Instant.EPOCH.plus(now),
                this::alarm,
                bound -> 0,
                new Silence(),
                (request, done) -> {
                    var started = new Started(request, done);
                    processes.add(started);
                    return started;
                },
                new NoDisk());
    }

    private Timers.Timer alarm(Duration delay, Runnable action) {
        var alarm = new Alarm(now.plus(delay), action);
        alarms.add(alarm);
        return alarm;
    }

    /** Lets time pass. */
    void pass(Duration span) {
        Duration end = now.plus(span);
        while (!alarms.isEmpty() && alarms.peek().at.compareTo(end) <= 0) {
            Alarm next = alarms.remove();
            now = next.at;
            if (!next.off) {
                next.action.run();
            }
        }
        now = end;
    }

    static Operation once(String resource, String name) {
        return operation(resource, name, AGENT, Duration.ZERO, Map.of());
    }

    static Operation every(String resource, Duration interval) {
        return operation(resource, "monitor", AGENT, interval, Map.of());
    }

    static Operation operation(
            String resource,
            String name,
            AgentName agent,
            Duration interval,
            Map<String, String> parameters) {
        return new Operation(
                ResourceId.of(resource),
                agent,
                name,
                interval,
                Duration.ZERO,
                Duration.ofSeconds(20),
                parameters,
                0,
                "1:1:0:dc");
    }

    /** The processes that have not ended. */
    List<String> running() {
        return processes.stream().filter(one -> !one.ended).map(Started::toString).toList();
    }

    Started last() {
        return processes.getLast();
    }

    @Override
    public void started(Operation operation) {}

    @Override
    public void finished(Run run) {
        runs.add(run);
    }

    @Override
    public void result(Operation operation, HistoryEntry entry) {
        told.add(entry.key() + "=" + entry.exitCode());
    }

    /** Nobody is there. */
    private static final class Silence implements GroupChannel {
        @Override
        public void join(Listener listener) {}

        @Override
        public void leave() {}

        @Override
        public void cut() {}

        @Override
        public void send(NodeName target, Message message) {}

        @Override
        public void broadcast(Message message) {}
    }

    /** Nothing is kept. */
    private static final class NoDisk implements CibStore {
        @Override
        public Loaded load() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void save(Cib cib, Optional<Author> author, Consumer<Saved> done) {
            throw new UnsupportedOperationException();
        }
    }
}
