package systole.app.launch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import systole.app.connect.Target;
import systole.app.launch.WindowRequest.Language;
import systole.app.launch.WindowRequest.Size;
import systole.app.launch.WindowRequest.Theme;
import systole.remote.client.Destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The console, on clusters elsewhere. */
@Command(
        name = "console",
        description = {
            "Opens the console on clusters elsewhere, over SSH.",
            "Without an address it asks where to connect to; systole demo shows a cluster of this"
                    + " machine."
        },
        mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ADDRESS",
            description = {
                "A cluster each: ssh://user@host:5560",
                "Several nodes of one cluster: ssh://node1,node2",
                "Through another host: ssh://node1?jump=user@gate:22"
            })
    private List<String> addresses = List.of();

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "Use this key file alone (default: the SSH agent and ~/.ssh).")
    private Optional<Path> identity = Optional.empty();

    @Option(names = "--headless", description = "Print the cluster once, open no window.")
    private boolean headless;

    @Option(names = "--theme", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Optional<Theme> theme = Optional.empty();

    @Option(names = "--language", paramLabel = "CODE", description = "${COMPLETION-CANDIDATES}")
    private Optional<Language> language = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = SizeConverter.class,
            description = "The window's size (default: 1440x900).")
    private Size size = Size.USUAL;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Target> targets = addresses.stream().map(this::target).toList();
        if (headless) {
            return print(targets);
        }
        if (!Display.exists()) {
            throw new IOException("there is no display; try --headless");
        }
        try {
            return RemoteWindow.run(
                    targets, new WindowRequest(theme, language, size, Optional.empty()));
        } catch (Display.Missing e) {
            throw new IOException(e.getMessage() + "; try --headless", e);
        }
    }

    private int print(List<Target> targets) throws IOException, InterruptedException {
        if (targets.isEmpty()) {
            throw wrong("--headless needs an address");
        }
        for (Target target : targets) {
            RemoteText.print(
                    target, SshLinker.usual(), TerminalPrompts.here(), spec.commandLine().getOut());
        }
        return Main.DONE;
    }

    private Target target(String address) {
        try {
            identity.filter(file -> !Files.isRegularFile(file))
                    .ifPresent(
                            file -> {
                                throw wrong("there is no key file " + file);
                            });
            return new Target(Destination.parse(address), identity);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
