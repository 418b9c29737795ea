package systole.lab;

import org.jspecify.annotations.Nullable;

import systole.model.cib.Cib;
import systole.model.patch.PatchException;
import systole.remote.client.ClusterLink;
import systole.remote.client.Destination;
import systole.remote.client.Identities;
import systole.remote.client.LinkPace;
import systole.remote.client.LinkState;
import systole.remote.client.Prompts;
import systole.remote.client.SshClusterLink;
import systole.remote.protocol.ClusterEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A console without a window: prints how its link stands and which versions it hears, and leaves
 * its copy of the CIB in a file when it is told to end.
 *
 * <p>Arguments: key file, file of known hosts, destination, file for the CIB, number of links; only
 * the first link prints.
 */
final class ConsoleClient {
    private static final Pattern STAMP = Pattern.compile("id=\"stamp\"[^>]* value=\"(\\d+)\"");

    private @Nullable Cib cib;

    private ConsoleClient() {}

    /** Runs until it is told to end. */
    public static void main(String... arguments) throws InterruptedException {
        var settings =
                new SshClusterLink.Settings(
                        Destination.parse(arguments[2]),
                        Identities.only(Path.of(arguments[0])),
                        Path.of(arguments[1]),
                        LinkPace.USUAL,
                        true,
                        "lab");
        var client = new ConsoleClient();
        SshClusterLink first = SshClusterLink.open(settings, trusting(), ConsoleClient::say);
        first.subscribe(client::heard);
        for (int i = 1; i < Integer.parseInt(arguments[4]); i++) {
            ClusterLink other = SshClusterLink.open(settings, trusting(), _ -> {});
            other.subscribe(_ -> {});
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> client.leave(Path.of(arguments[3]))));
        new CountDownLatch(1).await();
    }

    private static Prompts trusting() {
        return new Prompts() {
            @Override
            public Optional<String> passphrase(Path file, int attempt) {
                return Optional.empty();
            }

            @Override
            public boolean trust(FirstContact contact) {
                return true;
            }
        };
    }

    private static void say(LinkState state) {
        String words =
                switch (state) {
                    case LinkState.Connected connected -> "connected " + connected.node();
                    case LinkState.Lost lost -> "lost " + lost.reason();
                    case LinkState.Refused refused -> "refused " + refused.reason();
                    case LinkState.Connecting _ -> "connecting";
                    case LinkState.Closed _ -> "closed";
                };
        print("state " + micros() + " " + words);
    }

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private synchronized void heard(ClusterEvent event) {
        Cib before = cib;
        try {
            if (event instanceof ClusterEvent.Snapshot(var whole)) {
                cib = whole;
                print("heard " + micros() + " 0 " + whole.version());
            } else if (event instanceof ClusterEvent.Patched(var patch) && before != null) {
                Cib next = patch.apply(before);
                cib = next;
                Matcher stamp = STAMP.matcher(next.toXml());
                print(
                        "heard %d %s %s"
                                .formatted(
                                        micros(),
                                        stamp.find() ? stamp.group(1) : "0",
                                        next.version()));
            }
        } catch (PatchException e) {
            print("gap " + e.getMessage());
        }
    }

    private synchronized void leave(Path file) {
        Cib last = cib;
        try {
            if (last != null) {
                Files.writeString(file, last.toXml());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
