package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Real time where this machine permits it, and a way out where it does not. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class RealTimeTest {
    /** Where the policy is in {@code /proc/PID/stat}, counted behind the name. */
    private static final int POLICY = 38;

    @Test
    void impossiblePriorityIsARemarkAndNoFault() throws Exception {
        Optional<String> remark = onAThread(() -> RealTime.schedule(1000));

        assertThat(remark)
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("Invalid argument", "CAP_SYS_NICE", "1000"));
    }

    @Test
    void threadIsScheduledInRealTimeOrSaysWhatToGrant() throws Exception {
        var remarks = new CopyOnWriteArrayList<String>();
        var policy = new CompletableFuture<String>();

        RealTime.threads("beat", 1, remarks::add)
                .newThread(() -> policy.complete(policy()))
                .start();

        if (policy.get(30, TimeUnit.SECONDS).equals("2")) {
            assertThat(remarks).isEmpty();
        } else {
            assertThat(remarks)
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("CAP_SYS_NICE", "LimitRTPRIO=1"));
        }
    }

    private static Optional<String> onAThread(java.util.function.Supplier<Optional<String>> what)
            throws Exception {
        var result = new CompletableFuture<Optional<String>>();
        Thread.ofPlatform().daemon().start(() -> result.complete(what.get()));
        return result.get(30, TimeUnit.SECONDS);
    }

    private static String policy() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[POLICY];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
