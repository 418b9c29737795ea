package systole.engine.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import systole.engine.os.ShellProcess;
import systole.remote.bootstrap.Bootstrap;
import systole.remote.bootstrap.Interruption;
import systole.remote.bootstrap.Shell;
import systole.remote.bootstrap.SshTarget;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code systole bootstrap user@host}: adds a host to the cluster over its ordinary SSH server. Run
 * on a member; everything is checked first, and taken back if it fails.
 */
@Command(
        name = "bootstrap",
        description = "Adds a host to the cluster, over its ordinary SSH server.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BootstrapCommand implements Callable<Integer> {
    private static final long MINUTES_FOR_THE_WAY_BACK = 30;

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Parameters(
            paramLabel = "[USER@]HOST[:PORT]",
            description =
                    "The host to be added, as ssh reaches it; the same user must reach the other"
                            + " members.")
    private String target = "";

    @Option(
            names = "--join",
            paramLabel = "NODE",
            description = "The member whose files are the pattern (default: this machine).")
    private Optional<String> join = Optional.empty();

    @Option(names = "--dry-run", description = "Check everything, print the plan, change nothing.")
    private boolean dryRun;

    @Option(
            names = "--package",
            paramLabel = "FILE",
            description =
                    "The package to install there; without it this installation is copied to"
                            + " /opt/systole.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "/etc/ha.d",
            description = "Where ha.cf is, on all nodes (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("/etc/ha.d");

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "/var/lib/systole",
            description = "Where the state is, on all nodes (default: ${DEFAULT-VALUE}).")
    private Path state = Path.of("/var/lib/systole");

    @Override
    public Integer call() {
        SshTarget host =
                SshTarget.of(target)
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                target
                                                        + " is not HOST, USER@HOST or"
                                                        + " USER@HOST:PORT"));
        var interruption = new Interruption();
        var ended = new CountDownLatch(1);
        var atExit = new Thread(() -> takeBack(interruption, ended), "bootstrap at exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return bootstrap(host, interruption) ? 0 : 1;
        } catch (IOException e) {
            say("systole: " + e.getMessage());
            return 1;
        } finally {
            ended.countDown();
        }
    }

    /** Asked to end: waits until everything has been taken back. */
    private static void takeBack(Interruption interruption, CountDownLatch ended) {
        interruption.ask();
        try {
            boolean _ = ended.await(MINUTES_FOR_THE_WAY_BACK, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean bootstrap(SshTarget host, Interruption interruption) throws IOException {
        Shell here = ShellProcess.ofThisMachine();
        Shell home = join.isEmpty() ? here : there(host.at(join.get()));
        String wanted = state.toString();
        try (var pattern = Pattern.read(home, config.toString(), wanted, file, here)) {
            var bootstrap =
                    new Bootstrap(
                            pattern.blueprint(),
                            pattern::extended,
                            new Bootstrap.Places(
                                    host.toString(),
                                    there(host),
                                    pattern.node(),
                                    member ->
                                            member.equals(pattern.node())
                                                    ? home
                                                    : there(host.at(member))),
                            join.isEmpty() ? ToolCluster.here(state) : ToolCluster.at(home, wanted),
                            interruption,
                            this::say);
            return bootstrap.run(dryRun);
        }
    }

    private static Shell there(SshTarget host) {
        return new ShellProcess(host::command);
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
