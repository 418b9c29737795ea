package systole.engine.sim;

import systole.engine.port.CibStore;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;
import systole.remote.protocol.Author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps documents on a simulated disk, one write at a time. Writes that wait for the one under way
 * are overtaken by the newest of them and share its fate.
 */
public final class SimStore implements CibStore {
    private final NodeName node;
    private final SimLoop loop;
    private final Disk disk;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean busy;
    private int most;

    private record Waiting(Cib cib, Consumer<Saved> done) {}

    /** A store of that engine on that disk. */
    public SimStore(NodeName node, SimLoop loop, Disk disk) {
        this.node = node;
        this.loop = loop;
        this.disk = disk;
    }

    /** The most writes that ever waited at once. */
    public int most() {
        return most;
    }

    @Override
    public Loaded load() {
        List<String> remarks =
                disk.foundTorn() ? List.of("a torn document was set aside") : List.of();
        return new Loaded(disk.durable().map(SimStore::reread), remarks);
    }

    /** What the same document is after a round trip through text, as on a real disk. */
    private static Cib reread(Cib cib) {
        try {
            return Cib.parse("disk", cib.toXml());
        } catch (XmlException e) {
            throw new IllegalStateException("what was written cannot be read", e);
        }
    }

    @Override
    public void save(Cib cib, Optional<Author> author, Consumer<Saved> done) {
        waiting.add(new Waiting(cib, done));
        most = Math.max(most, waiting.size());
        writeNext();
    }

    private void writeNext() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        List<Waiting> batch = List.copyOf(waiting);
        waiting.clear();
        loop.world()
                .after(
                        disk.beginWrite(),
                        () -> {
                            if (loop.alive()) {
                                written(batch);
                            }
                        });
    }

    private void written(List<Waiting> batch) {
        busy = false;
        Cib newest = batch.getLast().cib();
        boolean good = disk.endWrite(newest);
        if (good) {
            loop.world().observe(new Observation.Stored(node, newest.version()));
        }
        Saved fate = good ? new Saved.Done() : new Saved.Failed("input/output error");
        for (Waiting each : batch) {
            loop.post(() -> each.done().accept(fate));
        }
        writeNext();
    }
}
