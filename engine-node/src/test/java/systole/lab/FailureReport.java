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
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a test fails: what every node thinks at that moment, and the end of its log; printed, and
 * added to {@code target/lab/failures.txt}.
 */
final class FailureReport implements AfterTestExecutionCallback {
    private static final Path HOSTS = Path.of("target", "lab", "hosts").toAbsolutePath();
    private static final Path FILE = HOSTS.resolveSibling("failures.txt");
    private static final int LINES = 60;

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent() && Files.isDirectory(HOSTS)) {
            var report = new StringBuilder();
            try (Stream<Path> hosts = Files.list(HOSTS)) {
                for (Path host : hosts.filter(Files::isDirectory).sorted().toList()) {
                    report.append(told(context.getDisplayName(), host));
                }
            }
            System.err.print(report);
            Files.writeString(FILE, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static String told(String test, Path host) {
        return String.join(
                "\n",
                "--- " + test + " failed; " + host.getFileName() + ":",
                answer(host, new ControlRequest.Tool(ToolRequest.of("crm_mon", "-1", "-r"))),
                answer(host, new ControlRequest.Status()),
                log(host),
                "");
    }

    private static String log(Path host) {
        try {
            List<String> log = Files.readAllLines(host.resolve("log/systole.log"));
            return String.join("\n", log.subList(Math.max(0, log.size() - LINES), log.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private static String answer(Path host, ControlRequest request) {
        try {
            Path socket = SocketFile.in(host.resolve("priv/srv/systole"));
            return new ControlClient(socket).ask(request).out();
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }
}
