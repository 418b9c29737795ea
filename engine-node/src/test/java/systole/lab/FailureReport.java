package systole.lab;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import systole.engine.daemon.control.ControlClient;
import systole.engine.daemon.control.ControlRequest;
import systole.engine.daemon.control.SocketFile;
import systole.engine.tool.ToolRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** When a test fails: what every node thinks at that moment, and the end of its log. */
final class FailureReport implements AfterTestExecutionCallback {
    private static final Path HOSTS = Path.of("target", "lab", "hosts").toAbsolutePath();
    private static final int LINES = 30;

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent() && Files.isDirectory(HOSTS)) {
            try (Stream<Path> hosts = Files.list(HOSTS)) {
                hosts.filter(Files::isDirectory)
                        .sorted()
                        .forEach(host -> tell(context.getDisplayName(), host));
            }
        }
    }

    private static void tell(String test, Path host) {
        System.err.println("--- " + test + " failed; " + host.getFileName() + ":");
        ask(host, new ControlRequest.Tool(ToolRequest.of("crm_mon", "-1", "-r")));
        ask(host, new ControlRequest.Status());
        try {
            List<String> log = Files.readAllLines(host.resolve("log/systole.log"));
            log.subList(Math.max(0, log.size() - LINES), log.size()).forEach(System.err::println);
        } catch (IOException e) {
            System.err.println("no log: " + e);
        }
    }

    private static void ask(Path host, ControlRequest request) {
        try {
            Path socket = SocketFile.in(host.resolve("priv/srv/systole"));
            System.err.println(new ControlClient(socket).ask(request).out());
        } catch (IOException e) {
            System.err.println("no answer: " + e);
        }
    }
}
