package systole.engine.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.console.ConsoleLink;
import systole.engine.console.Errands;
import systole.engine.console.History;
import systole.engine.console.Publisher;
import systole.engine.control.EngineSettings;
import systole.engine.control.NodeEngine;
import systole.engine.daemon.control.ControlSocket;
import systole.engine.daemon.control.EngineAccess;
import systole.engine.daemon.control.SocketFile;
import systole.engine.executor.AgentSettings;
import systole.engine.group.GroupReport;
import systole.engine.group.HeartbeatGroup;
import systole.engine.group.JsonFormat;
import systole.engine.group.Loops;
import systole.engine.hacf.HaCf;
import systole.engine.loop.LoopThread;
import systole.engine.membership.AgreementTiming;
import systole.engine.membership.Party;
import systole.engine.membership.Solitude;
import systole.engine.os.FileCibStore;
import systole.engine.os.GenerationFile;
import systole.engine.os.Guard;
import systole.engine.os.JournalReader;
import systole.engine.os.OsProcessRunner;
import systole.engine.os.RealTime;
import systole.engine.os.StateFolder;
import systole.engine.os.SystemClock;
import systole.engine.os.SystemRandom;
import systole.engine.os.SystemTicker;
import systole.engine.port.EnginePorts;
import systole.engine.port.Ticker;
import systole.engine.recovery.LastWishes;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.NodeReport;
import systole.remote.server.Reception;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A node of a real cluster, from the start of its engine to its end.
 *
 * <p>It ends because it was asked to, when nothing of the cluster runs here any more; or because of
 * a fault. Then it says nothing to anybody: the guard stops what runs here, and the others notice.
 */
final class NodeDaemon {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDaemon.class);
    private static final int CAPACITY = 50_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FORMER_GUARD = Duration.ofMinutes(2);

    private final HaCf settings;
    private final Ticker ticker = new SystemTicker();
    private final StateFolder state;
    private final Guard guard;
    private final LoopThread loop;
    private final LoopThread heartbeat;
    private final Carriers carriers;
    private final HeartbeatGroup group;
    private final FileCibStore store;
    private final NodeObserver observer;
    private final NodeEngine engine;
    private final Publisher publisher;
    private final ConsoleFeed feed;
    private final NodeReports reports;
    private final Errands errands;
    private final History history;
    private final ControlSocket control;
    private final WayIn wayIn;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private boolean released;
    private volatile boolean leaving;

    /**
     * Starts a node.
     *
     * @param authorizedKeys the file that says who may come in by ssh
     * @param folder where its state is kept
     * @throws IOException with one clear line if it cannot be started
     */
    static NodeDaemon start(HaCf settings, KeyRing keys, Path authorizedKeys, Path folder)
            throws IOException {
        try {
            var daemon = new NodeDaemon(settings, keys, authorizedKeys, folder.toAbsolutePath());
            daemon.loop.put(daemon.engine::start);
            return daemon;
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private NodeDaemon(HaCf settings, KeyRing keys, Path authorizedKeys, Path folder)
            throws IOException {
        this.settings = settings;
        this.state = StateFolder.take(folder);
        long generation = generation(folder);
        this.guard = Guard.start(folder.resolve("run"), FORMER_GUARD);
        if (settings.daemon().realtime()) {
            RealTime.lockMemory().ifPresent(LOG::warn);
        }
        this.loop = new LoopThread("engine", ticker, CAPACITY, this::fault);
        this.heartbeat = new LoopThread(heartbeatThreads(), ticker, CAPACITY, this::fault);
        AgentSettings agents = new AgentPlaces(settings, folder).settings();
        Cib first = FirstCib.of(settings.nodes());
        this.publisher = new Publisher(first, this::watchedHere);
        this.feed =
                new ConsoleFeed(
                        settings.self(),
                        publisher,
                        new SystemClock(),
                        this::tellOthers,
                        this::watched);
        this.observer =
                new NodeObserver(
                        settings.self(),
                        new LastWishes(agents, guard::keep),
                        feed,
                        this::engineEnded);
        this.carriers = new Carriers(settings, generation, keys, ticker, heartbeat);
        this.reports = new NodeReports(heartbeat, this::nodeReport, this::reported);
        this.group = group(generation);
        this.store = new FileCibStore(folder.resolve("cib"), loop::put);
        this.engine =
                new NodeEngine(
                        settings.self(),
                        new EnginePorts(
                                ticker,
                                new SystemClock(),
                                loop,
                                new SystemRandom(),
                                group,
                                new OsProcessRunner(loop::put, PATIENCE),
                                store),
                        EngineSettings.of(first, Scheduler::schedule, agents),
                        observer);
        this.errands = new Errands(settings.self(), engine, loop::post);
        this.history = new History(new JournalReader(folder.resolve("cib"))::page);
        var access =
                new EngineAccess(
                        engine,
                        errands,
                        loop::post,
                        new NodeSurroundings(settings, observer, this::reportNow),
                        new SystemClock());
        this.control = ControlSocket.open(SocketFile.in(folder), access::of, this::status);
        this.wayIn =
                WayIn.open(
                        settings,
                        authorizedKeys,
                        folder,
                        new NodeReception(
                                this::place,
                                settings.cluster(),
                                new ConsoleLink.Source(publisher, errands::submit, history::ask),
                                access));
    }

    private Reception.Place place() {
        return new Reception.Place(
                settings.self(), carriers.doors(settings.daemon().consolePort()));
    }

    private void watchedHere(boolean watching) {
        loop.post(() -> engine.watching().here(watching));
    }

    private void tellOthers(ClusterEvent event) {
        engine.watching().tell(event);
    }

    private void watched(boolean anybody) {
        reports.watched(anybody);
    }

    private NodeReport nodeReport() {
        return reportNow().of(group.report());
    }

    private ReportForConsoles reportNow() {
        return new ReportForConsoles(settings, carriers.wire(), observer, ticker.nanos());
    }

    private void reported(NodeReport report) {
        loop.post(() -> feed.tell(new ClusterEvent.Seen(report)));
    }

    private void beat(NodeName node, Duration interval) {
        if (publisher.watched()) {
            publisher.publish(new ClusterEvent.Beat(node, interval));
        }
    }

    private static long generation(Path folder) {
        GenerationFile.Generation start = new GenerationFile(folder, new SystemClock()).next();
        start.remark().ifPresent(LOG::warn);
        return start.number();
    }

    private ThreadFactory heartbeatThreads() {
        return settings.daemon().realtime()
                ? RealTime.threads("heartbeat", Carriers.priority(settings), LOG::warn)
                : Thread.ofPlatform().daemon().name("heartbeat").factory();
    }

    private HeartbeatGroup group(long generation) {
        HaCf.Timing timing = settings.timing();
        AgreementTiming spans =
                AgreementTiming.of(timing.keepalive(), timing.deadtime(), timing.initdead());
        var party = new Party(settings.self(), Set.copyOf(settings.nodes()), generation);
        var solitude = new Solitude(pingNodes(), settings.rules().waitForAll(), spans);
        return new HeartbeatGroup(
                new HeartbeatGroup.Settings(party, spans, solitude),
                ticker,
                new Loops(heartbeat, heartbeat, loop),
                new HeartbeatGroup.Carriers(carriers.wire(), carriers.bus(), new JsonFormat()),
                observer.watcher(this::beat, reports::now));
    }

    private Set<String> pingNodes() {
        var names = new HashSet<>(settings.links().pingNodes());
        settings.links().pingGroups().forEach(one -> names.add(one.name()));
        return names;
    }

    private void engineEnded(String fault) {
        if (leaving && fault.isEmpty()) {
            ended.complete(0);
        } else {
            LOG.error(
                    "node={} ends: {}",
                    settings.self(),
                    fault.isEmpty() ? "its engine has stopped" : fault);
            ended.complete(1);
        }
    }

    private void fault(Throwable fault) {
        LOG.error("node={} stopped by a fault", settings.self(), fault);
        ended.complete(1);
    }

    /** How the node is, as a JSON object. */
    private String status() {
        return new StatusJson(settings, carriers.wire(), observer, ticker.nanos()).of(report());
    }

    /** Asks the heartbeat loop, which is never busy for long. */
    private GroupReport report() {
        var answer = new CompletableFuture<GroupReport>();
        heartbeat.post(() -> answer.complete(group.report()));
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Proves and accepts by other keys from now on. */
    void rekey(KeyRing keys) {
        carriers.rekey(keys);
    }

    /** Has something run on the heartbeat loop and then on the engine's, if both go on. */
    void ask(Runnable question) {
        heartbeat.post(() -> loop.post(question));
    }

    /** Tells whether what watches over this process is there. */
    boolean guarded() {
        return guard.alive();
    }

    /** Begins to leave the cluster: everything is moved away from here first. */
    void leave() {
        leaving = true;
        loop.post(engine::shutDown);
    }

    /** Waits for the end; zero if it was asked for. */
    int awaitEnd() {
        return ended.join();
    }

    /**
     * Gives up what the process holds. Only after the end; a second caller waits for the first, and
     * does nothing.
     */
    synchronized void release(int result) {
        if (released) {
            return;
        }
        released = true;
        try {
            if (result == 0) {
                wayIn.close();
            }
            publisher.close();
            errands.close();
            history.close();
            control.close();
            store.close();
            if (result == 0) {
                guard.close();
                state.close();
            }
        } catch (IOException e) {
            LOG.warn("node={} {}", settings.self(), e.getMessage());
        }
    }
}
