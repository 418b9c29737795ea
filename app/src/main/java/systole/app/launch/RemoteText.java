package systole.app.launch;

import systole.app.connect.Target;
import systole.engine.demo.MonitorText;
import systole.engine.os.SystemClock;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.client.LinkState;
import systole.remote.client.Prompts;
import systole.remote.client.SshClusterLink;
import systole.remote.protocol.ClusterEvent;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cluster elsewhere as text, once. */
final class RemoteText {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CompletableFuture<Cib> cib = new CompletableFuture<>();
    private final CompletableFuture<List<NodeName>> members = new CompletableFuture<>();

    private RemoteText() {}

    /**
     * Prints how the cluster is.
     *
     * @throws IOException with one clear line if it cannot be reached
     */
    static void print(Target target, SshLinker linker, Prompts prompts, PrintWriter out)
            throws IOException, InterruptedException {
        var text = new RemoteText();
        try (var link =
                SshClusterLink.open(linker.settings(target, false), prompts, text::became)) {
            link.subscribe(text::heard);
            var clock = new SystemClock();
            Cib now = text.cib.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            List<NodeName> present = text.members.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            out.println(
                    MonitorText.of(
                            now,
                            Scheduler.schedule(now, clock.now()),
                            present,
                            clock.now(),
                            ZoneId.systemDefault()));
            out.flush();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException why ? why : new IOException(failed);
        } catch (TimeoutException late) {
            throw new IOException(target.destination() + " does not answer", late);
        }
    }

    private void heard(ClusterEvent event) {
        if (event instanceof ClusterEvent.Snapshot(var whole)) {
            cib.complete(whole);
        } else if (event instanceof ClusterEvent.Membership membership) {
            members.complete(membership.members());
        }
    }

    /** Nobody waits at a window here: what does not work at once has failed. */
    private void became(LinkState state) {
        if (!state.troubles().isEmpty()) {
            fail(state.reason());
        }
    }

    private void fail(String reason) {
        var failed = new IOException(reason);
        cib.completeExceptionally(failed);
        members.completeExceptionally(failed);
    }
}
