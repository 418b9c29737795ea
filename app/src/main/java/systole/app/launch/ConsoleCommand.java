package systole.app.launch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import systole.engine.demo.Demo;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The console. Without an address it shows the demo cluster. */
@Command(
        name = "console",
        description = {
            "Opens the console.",
            "Without an address it shows the demo cluster; clusters elsewhere cannot be reached"
                    + " yet."
        },
        mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ADDRESS", description = "A cluster: ssh://user@host:5560")
    private List<String> addresses = List.of();

    @Override
    public Integer call() throws IOException, XmlException, InterruptedException {
        if (!addresses.isEmpty()) {
            throw new IOException(
                    "cannot reach "
                            + addresses.getFirst()
                            + ": this version shows clusters of this machine only; try systole"
                            + " demo");
        }
        if (!Display.exists()) {
            throw new IOException("there is no display; try systole demo --headless");
        }
        var wanted =
                new WindowRequest(
                        Optional.empty(),
                        Optional.empty(),
                        WindowRequest.Size.USUAL,
                        Optional.empty());
        try {
            return DemoWindow.run(Demo.Request.usual(), wanted);
        } catch (Display.Missing e) {
            throw new IOException(e.getMessage() + "; try systole demo --headless", e);
        }
    }
}
