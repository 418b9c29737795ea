package systole.lab;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what the lab lacks, and has its table printed when the last test has ended. */
final class LabCondition implements ExecutionCondition, BeforeAllCallback {
    private static final Path AGENT = Path.of("/usr/lib/ocf/resource.d/heartbeat/IPaddr2");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return missing()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the lab is complete"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(CaseTable.class))
                .computeIfAbsent(CaseTable.class, key -> CaseTable.shared());
    }

    private static Optional<String> missing() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("the lab needs root");
        }
        if (Lab.script().isEmpty()) {
            return Optional.of("no shared/lab/lab.sh beside the checkout");
        }
        if (!Files.isExecutable(AGENT)) {
            return Optional.of("no " + AGENT + ": install resource-agents");
        }
        return Stream.of("ip", "nft", "unshare", "nsenter", "python3", "arping")
                .filter(tool -> !isInstalled(tool))
                .findFirst()
                .map(tool -> "no " + tool + " on this machine")
                .or(LabCondition::forbidden);
    }

    private static Optional<String> forbidden() {
        try {
            Process attempt =
                    new ProcessBuilder("unshare", "-m", "-u", "-i", "-n", "-p", "-f", "true")
                            .start();
            return attempt.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("this machine makes no namespaces");
        } catch (IOException e) {
            return Optional.of("this machine makes no namespaces: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static boolean isInstalled(String tool) {
        return Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
