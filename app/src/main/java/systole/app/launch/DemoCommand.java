package systole.app.launch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import systole.app.launch.WindowRequest.Language;
import systole.app.launch.WindowRequest.Size;
import systole.app.launch.WindowRequest.Theme;
import systole.engine.demo.Demo;
import systole.engine.demo.DemoCib;
import systole.engine.demo.SeedScenario;
import systole.model.xml.XmlException;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A cluster on this machine, with real agents, and the console. */
@Command(
        name = "demo",
        description = {
            "Starts a cluster on this machine, with real agents, and the console.",
            "Without a display it prints the cluster instead, whenever it changes."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--headless", description = "Print the cluster, open no window.")
    private boolean headless;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "How many nodes, unless the CIB names its own (default: 3).")
    private int nodes = DemoCib.USUAL_NODES;

    @Option(names = "--cib", paramLabel = "FILE", description = "Run this CIB.")
    private Optional<Path> cib = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keep the state in this folder (default: a temporary one).")
    private Optional<Path> state = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description =
                    "Play a scenario on a cluster of its own and compare every step: seed. Needs"
                            + " --headless.")
    private Optional<String> scenario = Optional.empty();

    @Option(
            names = "--screenshot",
            paramLabel = "FILE",
            description = "Draw the window to a PNG file once the cluster has settled, and end.")
    private Optional<Path> screenshot = Optional.empty();

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
    public Integer call() throws IOException, XmlException, InterruptedException {
        if (scenario.isPresent()) {
            return play(scenario.get());
        }
        var request = request();
        if (headless) {
            return print(request);
        }
        if (screenshot.isEmpty() && !Display.exists()) {
            System.err.println("systole: there is no display, so here is the cluster as text");
            return print(request);
        }
        return window(request);
    }

    private Demo.Request request() {
        if (nodes < 1 || nodes > DemoCib.MOST_NODES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--nodes takes 1 to " + DemoCib.MOST_NODES + ", not " + nodes);
        }
        return new Demo.Request(nodes, cib, state);
    }

    private int play(String name) throws IOException, InterruptedException {
        if (!headless || !name.equals("seed")) {
            throw new ParameterException(
                    spec.commandLine(),
                    headless
                            ? "there is no scenario " + name + "; there is: seed"
                            : "a scenario needs --headless");
        }
        return SeedScenario.play(System.out) ? Main.DONE : Main.FAILED;
    }

    /** Ends when the process is told to; its end then stops the cluster. */
    private static int print(Demo.Request request) throws IOException, XmlException {
        try (var cluster = Demo.start(request)) {
            boolean terminal =
                    Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
            Demo.watch(cluster, System.out, terminal);
        }
        return Main.DONE;
    }

    private int window(Demo.Request request)
            throws IOException, XmlException, InterruptedException {
        var wanted = new WindowRequest(theme, language, size, screenshot);
        try {
            return DemoWindow.run(request, wanted);
        } catch (Display.Missing e) {
            System.err.println("systole: " + e.getMessage() + ", so here is the cluster as text");
            return print(request);
        }
    }
}
