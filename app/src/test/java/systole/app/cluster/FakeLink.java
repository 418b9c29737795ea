package systole.app.cluster;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A cluster that does only what a test tells it: it holds a CIB, speaks when told to, and keeps
 * every command for the test to answer.
 */
public final class FakeLink implements ClusterLink {
    /** A command that awaits its answer. */
    public record Asked(Command command, CompletableFuture<Reply> reply) {
        /** It was done. */
        public void done() {
            reply.complete(new Reply.Done(new CibVersion(0, 99, 0)));
        }

        /** It was not done. */
        public void refuse(String reason) {
            reply.complete(new Reply.Refused(reason));
        }
    }

    private final List<Consumer<ClusterEvent>> listeners = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private List<NodeName> members;
    private boolean quorate = true;
    private Cib cib;
    private int subscriptions;

    public FakeLink(Cib cib) {
        this.cib = cib;
        members = cib.configuration().nodes().stream().map(node -> node.name()).toList();
    }

    @Override
    public String clusterName() {
        return "fake";
    }

    @Override
    public Subscription subscribe(Consumer<ClusterEvent> listener) {
        subscriptions++;
        listeners.add(listener);
        listener.accept(new ClusterEvent.Snapshot(cib));
        listener.accept(new ClusterEvent.Membership(members, quorate));
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletableFuture<Reply> submit(Command command, String reason) {
        var one = new Asked(command, new CompletableFuture<>());
        asked.add(one);
        return one.reply();
    }

    @Override
    public CompletableFuture<HistoryPage> history(HistoryQuery query) {
        return CompletableFuture.completedFuture(HistoryPage.EMPTY);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    public Cib cib() {
        return cib;
    }

    /** How often somebody subscribed. */
    public int subscriptions() {
        return subscriptions;
    }

    /** Everything that was asked, oldest first. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The latest thing that was asked. */
    public Asked lastAsked() {
        return asked.getLast();
    }

    /** Says something to all listeners. */
    public void say(ClusterEvent event) {
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
    }

    /** Every member's beat is heard. */
    public void beat() {
        members.forEach(node -> say(new ClusterEvent.Beat(node, Duration.ofMillis(200))));
    }

    /** The status changes, and everybody hears of it. */
    public void status(UnaryOperator<XmlElement> edit) {
        change(edit, cib.version().nextUpdate());
    }

    /** The configuration changes, and everybody hears of it. */
    public void configuration(UnaryOperator<XmlElement> edit) {
        change(edit, cib.version().nextEpoch());
    }

    /** The status changes, and nobody hears of it. */
    public void statusUnheard(UnaryOperator<XmlElement> edit) {
        cib = edited(edit, cib.version().nextUpdate());
    }

    /** Applies a change that was asked for, as an engine would, and says so. */
    public void carryOut(Asked one) {
        if (one.command() instanceof Command.Change(var patch)) {
            try {
                Cib after = patch.apply(cib);
                cib = after;
                say(new ClusterEvent.Patched(patch));
                one.reply().complete(new Reply.Done(after.version()));
            } catch (PatchException e) {
                one.refuse(e.getMessage());
            }
        } else {
            one.done();
        }
    }

    /** Who takes part from now on. */
    public void members(List<NodeName> now, boolean withQuorum) {
        members = List.copyOf(now);
        quorate = withQuorum;
        say(new ClusterEvent.Membership(members, quorate));
    }

    private void change(UnaryOperator<XmlElement> edit, CibVersion version) {
        Cib after = edited(edit, version);
        CibPatch patch = CibPatch.diff(cib, after);
        cib = after;
        say(new ClusterEvent.Patched(patch));
    }

    private Cib edited(UnaryOperator<XmlElement> edit, CibVersion version) {
        try {
            return cib.withRoot(version.mark(edit.apply(cib.root())));
        } catch (XmlException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
