package systole.engine.cib;

import systole.model.cib.CibVersion;
import systole.model.node.NodeName;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who has stored how much, and which writers wait for it. A writer is told once every member of the
 * view has stored its write, or a later one.
 */
public final class Replication {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<NodeName, CibVersion> stored = new TreeMap<>();
    private final TreeSet<NodeName> members = new TreeSet<>();

    private record Waiting(CibVersion version, Runnable settled) {}

    /** These members count from now on; what they have stored is not known yet. */
    public void members(Collection<NodeName> present) {
        members.clear();
        members.addAll(present);
        stored.clear();
    }

    /** Tells the writer once every member has stored this version; at once if they have. */
    public void whenStored(CibVersion version, Runnable settled) {
        waiting.addLast(new Waiting(version, settled));
        tell();
    }

    /** A member has stored everything up to this version. */
    public void stored(NodeName member, CibVersion version) {
        if (members.contains(member)) {
            stored.merge(member, version, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            tell();
        }
    }

    /** Forgets all writers: what they wrote was lost. */
    public void discard() {
        waiting.clear();
    }

    private void tell() {
        var settled = new ArrayDeque<Runnable>();
        Iterator<Waiting> each = waiting.iterator();
        while (each.hasNext()) {
            Waiting next = each.next();
            if (everywhere(next.version())) {
                settled.add(next.settled());
                each.remove();
            }
        }
        settled.forEach(Runnable::run);
    }

    private boolean everywhere(CibVersion version) {
        return members.stream()
                .allMatch(
                        member ->
                                stored.getOrDefault(member, CibVersion.ZERO).compareTo(version)
                                        >= 0);
    }
}
