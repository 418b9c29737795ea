package systole.engine.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.console.Errands;
import systole.engine.console.History;
import systole.engine.console.Publisher;
import systole.engine.control.EngineObserver;
import systole.engine.control.EngineSettings;
import systole.engine.control.NodeEngine;
import systole.engine.executor.AgentSettings;
import systole.engine.group.GroupWatcher;
import systole.engine.group.HeartbeatGroup;
import systole.engine.group.JsonFormat;
import systole.engine.group.Loops;
import systole.engine.loop.LoopThread;
import systole.engine.membership.Party;
import systole.engine.membership.Solitude;
import systole.engine.message.Errand;
import systole.engine.os.FileCibStore;
import systole.engine.os.JournalReader;
import systole.engine.os.OsProcessRunner;
import systole.engine.os.ProcessTable;
import systole.engine.os.SystemClock;
import systole.engine.os.SystemRandom;
import systole.engine.port.EnginePorts;
import systole.engine.port.Ticker;
import systole.engine.port.View;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.ClusterEvent.Level;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.NodeReport;
import systole.remote.protocol.Reply;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One node of the cluster in this process, from the start of its engine to its end. */
final class Host {
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    private static final int CAPACITY = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REPORTING = Duration.ofSeconds(1);

    private final NodeName name;
    private final HostFolder folder;
    private final LoopThread loop;
    private final LoopThread heartbeat;
    private final HeartbeatGroup group;
    private final FileCibStore store;
    private final OsProcessRunner processes;
    private final NodeEngine engine;
    private final Ticker ticker;
    private final Publisher publisher;
    private final Supplier<List<NodeReport.Link>> links;
    private final List<String> concerns;
    private final HostObserver observer;
    private final Errands errands;
    private final History history;
    private final CountDownLatch gone = new CountDownLatch(1);

    /** Makes a host whose engine has not started. */
    Host(NodeName name, HostFolder folder, Surroundings around) throws IOException {
        this.name = name;
        this.folder = folder;
        this.ticker = around.ticker();
        this.loop = new LoopThread("engine " + name, ticker, CAPACITY, this::fault);
        this.heartbeat = new LoopThread("heartbeat " + name, ticker, CAPACITY, this::fault);
        this.store = new FileCibStore(folder.cib(), loop::put);
        this.processes = new OsProcessRunner(loop::put, PATIENCE);
        this.publisher = around.publisher();
        this.observer =
                new HostObserver(
                        name,
                        publisher,
                        new SystemClock(),
                        () -> around.speaks().test(this),
                        gone::countDown);
        this.links = () -> around.links(name);
        this.concerns = around.concerns();
        this.group = group(around);
        AgentSettings agents =
                AgentSettings.usual(folder.agents().toString(), folder.environment(name));
        this.engine =
                new NodeEngine(
                        name,
                        new EnginePorts(
                                ticker,
                                new SystemClock(),
                                loop,
                                new SystemRandom(),
                                group,
                                processes,
                                store),
                        EngineSettings.of(around.cib(), around.policy(), agents),
                        observer);
        this.errands = new Errands(name, engine, loop::post);
        this.history = new History(new JournalReader(folder.cib())::page);
    }

    private HeartbeatGroup group(Surroundings around) {
        LocalNetwork.End end = around.network().attach(name, heartbeat);
        var party = new Party(name, around.members(), around.starts().incrementAndGet());
        var solitude = new Solitude(Set.of(), true, around.timing());
        return new HeartbeatGroup(
                new HeartbeatGroup.Settings(party, around.timing(), solitude),
                ticker,
                new Loops(heartbeat, heartbeat, loop),
                new HeartbeatGroup.Carriers(end.wire(), end.bus(), new JsonFormat()),
                new Watcher(around));
    }

    /** Tells consoles what the membership does. */
    private final class Watcher implements GroupWatcher {
        private final Surroundings around;

        Watcher(Surroundings around) {
            this.around = around;
        }

        @Override
        public void viewChanged(View view) {
            heartbeat.post(Host.this::report);
        }

        @Override
        public void beat(NodeName node, Duration interval) {
            if (around.hearsFor().test(name, node)) {
                publisher.publish(new ClusterEvent.Beat(node, interval));
            }
        }

        @Override
        public void engineStuck() {
            loop.close();
        }
    }

    private void reportAgain() {
        report();
        heartbeat.after(REPORTING, this::reportAgain);
    }

    private void report() {
        View view = observer.view();
        publisher.publish(
                new ClusterEvent.Seen(
                        group.report()
                                .toConsoles(
                                        view.members().stream().findFirst(),
                                        links.get(),
                                        List.of(),
                                        concerns)));
    }

    /** The view its engine is in. */
    View view() {
        return observer.view();
    }

    NodeName name() {
        return name;
    }

    HostFolder folder() {
        return folder;
    }

    /** Tells whether its engine runs. */
    boolean running() {
        return gone.getCount() > 0;
    }

    /** The part its engine plays. */
    EngineObserver.Role role() {
        return observer.role();
    }

    void start() {
        loop.put(engine::start);
        heartbeat.put(this::reportAgain);
    }

    private void fault(Throwable fault) {
        LOG.error("node={} engine stopped by a fault", name, fault);
        observer.log(Level.ERROR, "engine stopped by a fault: " + fault);
        try {
            engine.halt();
        } catch (RuntimeException e) {
            LOG.error("node={} engine could not even be halted", name, e);
        }
        group.cut();
        gone.countDown();
        errands.close();
    }

    /** Has something done; the future always completes. */
    CompletableFuture<Reply> submit(Errand errand) {
        return errands.submit(errand);
    }

    /** Looks something up in this node's journal. */
    CompletableFuture<HistoryPage> history(HistoryQuery query) {
        return history.ask(query);
    }

    void shutDownCluster() {
        loop.post(engine::shutDownCluster);
    }

    boolean awaitGone(Duration limit) throws InterruptedException {
        return gone.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops the engine as a power cut would: nothing is said, and everything it ran is gone. */
    void powerOff() {
        group.cut();
        loop.put(engine::halt);
        try {
            if (!awaitGone(PATIENCE)) {
                LOG.warn("node={} engine does not react; it is cut off", name);
            }
            loop.close();
            loop.awaitEnd(PATIENCE);
            heartbeat.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gone.countDown();
        errands.close();
        history.close();
        store.close();
        killProcesses();
        folder.forgetBoot();
    }

    private void killProcesses() {
        for (int round = 0; round < 5; round++) {
            List<ProcessTable.Entry> left = ProcessTable.find(folder::isOurs);
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessTable::kill);
        }
    }

    /** What runs here for a resource, operations of agents left aside. */
    List<ProcessTable.Entry> processesOf(String resource) {
        Set<Long> operations = processes.sessions();
        return ProcessTable.find(
                        environment ->
                                folder.isOurs(environment)
                                        && resource.equals(
                                                environment.get("OCF_RESOURCE_INSTANCE")))
                .stream()
                .filter(process -> !operations.contains(process.session()))
                .toList();
    }
}
