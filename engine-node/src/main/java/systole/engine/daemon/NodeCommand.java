package systole.engine.daemon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import systole.engine.hacf.AuthKeys;
import systole.engine.hacf.AuthKeysResult;
import systole.engine.hacf.HaCf;
import systole.engine.hacf.HaCfResult;
import systole.engine.os.Background;
import systole.engine.os.ConfigurationFolder;
import systole.engine.os.ServiceSupervisor;
import systole.engine.os.SystemTicker;
import systole.model.node.NodeName;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * {@code systole node}: the engine of this machine. Says {@code ready} when it serves, and runs
 * until it is asked to end, which takes as long as moving its resources away.
 */
@Command(
        name = "node",
        description = "Runs this machine as a node of a cluster.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class NodeCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");
    private static final String READY = "ready";

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "/etc/ha.d",
            description = "Where ha.cf and authkeys are (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("/etc/ha.d");

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "/var/lib/systole",
            description = "Where the state is kept (default: ${DEFAULT-VALUE}).")
    private Path state = Path.of("/var/lib/systole");

    @Option(names = "--foreground", description = "Stay in the foreground, for service managers.")
    private boolean foreground;

    @Option(
            names = "--accept-crc",
            description = "Accept keys without a secret, by which anybody can command the cluster.")
    private boolean acceptCrc;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        var files = new ConfigurationFolder(config);
        HaCfResult read = files.settings(thisMachine());
        boolean crc =
                acceptCrc || read.settings().filter(one -> one.rules().acceptCrc()).isPresent();
        AuthKeysResult keys = files.keys(crc);
        read.problems().forEach(err::println);
        keys.problems().forEach(err::println);
        if (read.settings().isEmpty() || keys.keys().isEmpty()) {
            err.println("systole: this node does not start before that is put right");
            return FAILED;
        }
        err.flush();
        if (!foreground) {
            return startInBackground(err);
        }
        return run(read.settings().get(), keys.keys().get(), files, crc);
    }

    private int startInBackground(PrintWriter err) throws IOException {
        Path log = state.resolve("node.log");
        if (new Background(log).start("--foreground", READY)) {
            return 0;
        }
        err.println("systole: the node did not start; see " + log);
        return FAILED;
    }

    /** The name of this machine, as {@code uname -n} prints it. */
    private static NodeName thisMachine() throws IOException {
        return NodeName.of(Files.readString(HOSTNAME).strip());
    }

    private int run(HaCf settings, AuthKeys keys, ConfigurationFolder files, boolean crc)
            throws IOException {
        DaemonLog.setUp(settings.logging());
        NodeDaemon daemon =
                NodeDaemon.start(
                        settings,
                        KeyRing.of(keys, settings.cluster()),
                        files.authorizedKeys(),
                        state);
        ServiceSupervisor supervisor = ServiceSupervisor.of(System.getenv());
        var atExit = new Thread(() -> leave(daemon, supervisor), "systole at exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        try (var upkeep =
                new Upkeep(
                        settings,
                        crc,
                        files,
                        daemon,
                        supervisor,
                        new SystemTicker(),
                        NodeCommand::hung)) {
            upkeep.start();
            supervisor.ready();
            PrintWriter out = spec.commandLine().getOut();
            out.println(READY);
            out.flush();
            return end(daemon);
        }
    }

    /** Asked to end: leaves the cluster first, however long that takes. */
    private static void leave(NodeDaemon daemon, ServiceSupervisor supervisor) {
        supervisor.stopping();
        daemon.leave();
        int _ = end(daemon);
    }

    /**
     * After a fault there is nothing to be tidied up: what was promised is synced, and the guard
     * waits for the end of this process to stop what runs here.
     */
    private static int end(NodeDaemon daemon) {
        int result = daemon.awaitEnd();
        if (result != 0) {
            DaemonLog.flush();
            Runtime.getRuntime().halt(result);
        }
        daemon.release(result);
        return result;
    }

    /** An engine that hangs cannot be asked to end. */
    private static void hung() {
        Runtime.getRuntime().halt(FAILED);
    }
}
