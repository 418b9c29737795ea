package systole.engine.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.agent.ShippedAgents;
import systole.engine.console.Publisher;
import systole.engine.control.EngineObserver;
import systole.engine.embedded.Breakage.Outcome;
import systole.engine.membership.AgreementTiming;
import systole.engine.message.Errand;
import systole.engine.os.ProcessTable;
import systole.engine.os.StateFolder;
import systole.engine.os.SystemTicker;
import systole.engine.port.Ticker;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A cluster whose nodes all live in this process, with real agents: an engine for every node the
 * CIB names. Made for demonstrations and tests; the engines do not know that they are neighbours.
 *
 * <p>Closing it stops every resource and every engine in order, and leaves no process behind; so
 * does the end of the Java virtual machine.
 */
public final class EmbeddedCluster implements ClusterLink {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);

    private final Settings settings;
    private final Surroundings around;
    private final LocalNetwork network = new LocalNetwork();
    private final Path root;
    private final StateFolder state;
    private final Path agents;
    private final Ticker ticker = new SystemTicker();
    private final Publisher publisher;
    private final TreeMap<NodeName, Host> hosts = new TreeMap<>();
    private final Visitor owner =
            new Visitor(System.getProperty("user.name", "demo"), "local", Role.ADMINISTER);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atExit = new Thread(this::close, "systole at exit");

    /**
     * How to set it up.
     *
     * @param name for title bars
     * @param folder where its state is kept; empty means a temporary folder, removed in the end
     * @param stopLimit how long closing waits for resources to stop before it kills them
     */
    public record Settings(
            String name, Optional<Path> folder, AgreementTiming timing, Duration stopLimit) {
        /**
         * Patient enough for a machine that is busy with all the nodes of a cluster at once, and a
         * console.
         */
        public static final AgreementTiming TIMING =
                AgreementTiming.of(
                        Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(5));

        /** The usual settings, with a temporary folder. */
        public static Settings temporary(String name) {
            return new Settings(name, Optional.empty(), TIMING, Duration.ofSeconds(10));
        }

        /** The same with a folder that stays. */
        public Settings in(Path kept) {
            return new Settings(name, Optional.of(kept), timing, stopLimit);
        }
    }

    private EmbeddedCluster(Cib cib, Settings settings) throws IOException {
        this.settings = settings;
        this.root =
                settings.folder().isPresent()
                        ? settings.folder().get().toAbsolutePath()
                        : Files.createTempDirectory("systole-");
        this.state = StateFolder.take(root);
        this.agents = ShippedAgents.unpackTo(root.resolve("ocf"));
        this.publisher = new Publisher(cib, _ -> {});
        this.around =
                new Surroundings(
                        cib,
                        Scheduler::schedule,
                        Set.copyOf(members(cib)),
                        settings.timing(),
                        network,
                        ticker,
                        publisher,
                        new AtomicLong(),
                        this::speaks,
                        this::hearsFor);
    }

    private static List<NodeName> members(Cib cib) {
        return cib.configuration().nodes().stream().filter(Node::member).map(Node::name).toList();
    }

    /**
     * Starts an engine for every node of the CIB. A node whose folder holds a newer CIB brings that
     * along.
     *
     * @throws IOException with one clear line if the folder cannot be used
     */
    public static EmbeddedCluster start(Cib cib, Settings settings) throws IOException {
        if (members(cib).isEmpty()) {
            throw new IOException("this CIB names no nodes; add them to its nodes section");
        }
        for (NodeName node : members(cib)) {
            if (!node.value().matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
                throw new IOException("\"" + node + "\" cannot be the name of a node");
            }
        }
        var cluster = new EmbeddedCluster(cib, settings);
        Runtime.getRuntime().addShutdownHook(cluster.atExit);
        try {
            for (NodeName node : members(cib)) {
                cluster.switchOn(node);
            }
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw e;
        }
    }

    private void switchOn(NodeName node) throws IOException {
        var folder = new HostFolder(root.resolve("nodes").resolve(node.value()), agents);
        folder.prepare();
        var host = new Host(node, folder, around);
        synchronized (hosts) {
            hosts.put(node, host);
        }
        host.start();
    }

    /** Of several views consoles see the one that may act; if none may, any will do. */
    private boolean speaks(Host host) {
        return host.view().quorate() || running().stream().noneMatch(each -> each.view().quorate());
    }

    /** A node's beats are told as the first node hears them that can; if none can, as it beats. */
    private boolean hearsFor(NodeName hearer, NodeName node) {
        return running().stream()
                .map(Host::name)
                .filter(name -> !name.equals(node) && network.connects(name, node))
                .findFirst()
                .orElse(node)
                .equals(hearer);
    }

    @Override
    public String clusterName() {
        return settings.name();
    }

    /** Where the state is kept while the cluster runs. */
    public Path folder() {
        return root;
    }

    @Override
    public Subscription subscribe(Consumer<ClusterEvent> listener) {
        return publisher.subscribe(owner, listener);
    }

    @Override
    public CompletableFuture<Reply> submit(Command command, String reason) {
        return speaker()
                .map(host -> host.submit(new Errand(owner, reason, command)))
                .orElseGet(
                        () ->
                                CompletableFuture.completedFuture(
                                        new Reply.Refused("no engine of this cluster runs")));
    }

    @Override
    public CompletableFuture<HistoryPage> history(HistoryQuery query) {
        return speaker()
                .map(host -> host.history(query))
                .orElseGet(
                        () ->
                                CompletableFuture.failedFuture(
                                        new IOException("no engine of this cluster runs")));
    }

    /** The controller, or whichever engine runs. */
    private Optional<Host> speaker() {
        return running().stream().min(Comparator.comparingInt(EmbeddedCluster::distance));
    }

    private static int distance(Host host) {
        return host.role() == EngineObserver.Role.CONTROLLER ? 0 : 1;
    }

    private List<Host> running() {
        synchronized (hosts) {
            return hosts.values().stream().filter(Host::running).toList();
        }
    }

    private Optional<Host> host(NodeName node) {
        synchronized (hosts) {
            return Optional.ofNullable(hosts.get(node));
        }
    }

    /** What can be broken. */
    public Breakage breakage() {
        return new Local();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        List<Host> left = running();
        // Before a controller leads nothing was started that would have to be stopped in order.
        left.stream()
                .filter(host -> host.role() == EngineObserver.Role.CONTROLLER)
                .findFirst()
                .ifPresent(
                        host -> {
                            host.shutDownCluster();
                            awaitGone(left);
                        });
        List<Host> all;
        synchronized (hosts) {
            all = new ArrayList<>(hosts.values());
        }
        all.forEach(Host::powerOff);
        publisher.close();
        release();
    }

    private void awaitGone(List<Host> left) {
        long end = ticker.nanos() + settings.stopLimit().toNanos();
        try {
            for (Host host : left) {
                Duration rest = Duration.ofNanos(Math.max(0, end - ticker.nanos()));
                if (!host.awaitGone(rest)) {
                    LOG.warn("node={} did not stop in time; what it runs is killed", host.name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        try {
            state.close();
        } catch (IOException e) {
            LOG.warn("folder={} cannot be released: {}", root, e.getMessage());
        }
        if (settings.folder().isEmpty()) {
            Folders.removeAll(root);
        }
        if (Thread.currentThread() != atExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                LOG.debug("the virtual machine is ending anyway");
            }
        }
    }

    /** Breaks things here. */
    private final class Local implements Breakage {
        @Override
        public Outcome unplug(NodeName node) {
            if (host(node).isEmpty()) {
                return new Outcome.NotPossible("there is no node " + node);
            }
            network.unplug(node);
            return new Outcome.Broken("pulled the network cable of " + node);
        }

        @Override
        public Outcome plug(NodeName node) {
            if (host(node).isEmpty()) {
                return new Outcome.NotPossible("there is no node " + node);
            }
            network.plug(node);
            return new Outcome.Broken("plugged the network cable of " + node + " in again");
        }

        @Override
        public Outcome killAgentProcess(ResourceId resource) {
            for (Host host : running()) {
                List<ProcessTable.Entry> processes = host.processesOf(resource.value());
                if (!processes.isEmpty()) {
                    processes.forEach(ProcessTable::kill);
                    return new Outcome.Broken(
                            "killed process "
                                    + processes.getFirst().pid()
                                    + " of "
                                    + resource
                                    + " on "
                                    + host.name());
                }
                Path note = host.folder().temporary().resolve("Dummy-" + resource + ".state");
                if (Files.exists(note)) {
                    Folders.removeFile(note);
                    return new Outcome.Broken(
                            "removed the state of " + resource + " on " + host.name());
                }
            }
            return new Outcome.NotPossible("no process of " + resource + " runs on any node");
        }

        @Override
        public Outcome failNextStart(ResourceId resource, NodeName node) {
            Optional<Host> host = host(node);
            if (host.isEmpty() || resource.value().contains("/")) {
                return new Outcome.NotPossible("there is no node " + node);
            }
            try {
                Files.write(
                        host.get().folder().failures().resolve(resource + ".start"), new byte[0]);
                return new Outcome.Broken(
                        "the next start of " + resource + " on " + node + " will fail");
            } catch (IOException e) {
                return new Outcome.NotPossible("the request cannot be left: " + e.getMessage());
            }
        }

        @Override
        public Outcome stopEngine(NodeName node) {
            Optional<Host> host = host(node).filter(Host::running);
            host.ifPresent(Host::powerOff);
            return host.isPresent()
                    ? new Outcome.Broken("switched " + node + " off")
                    : new Outcome.NotPossible("the engine of " + node + " does not run");
        }

        @Override
        public Outcome startEngine(NodeName node) {
            if (closed.get()
                    || host(node).isEmpty()
                    || host(node).filter(Host::running).isPresent()) {
                return new Outcome.NotPossible(
                        host(node).isEmpty()
                                ? "there is no node " + node
                                : "the engine of " + node + " runs already");
            }
            try {
                switchOn(node);
                return new Outcome.Broken("switched " + node + " on");
            } catch (IOException e) {
                return new Outcome.NotPossible(node + " cannot be switched on: " + e.getMessage());
            }
        }
    }
}
