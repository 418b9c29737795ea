package systole.engine.election;

import systole.engine.message.Message.Join;
import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.node.NodeName;

import java.util.Comparator;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Collects the joins of one view. Complete when every member has spoken; then the newest CIB among
 * them wins, and among equals the controller's own. One written without quorum is older than any
 * written with it: nothing in it was ever promised to anybody.
 */
public final class Integration {
    private final View view;
    private final NodeName self;
    private final TreeMap<NodeName, Join> joins = new TreeMap<>();

    /** Nobody has joined yet. */
    public Integration(View view, NodeName self) {
        this.view = view;
        this.self = self;
    }

    /** Notes a member's join; one for another view, or by a stranger, is ignored. */
    public void joined(NodeName member, Join join) {
        if (join.view() == view.number() && view.has(member)) {
            joins.put(member, join);
        }
    }

    /** Tells whether every member has spoken. */
    public boolean complete() {
        return joins.keySet().containsAll(view.members());
    }

    /** What each member said, by name. */
    public SequencedMap<NodeName, Join> joins() {
        return joins;
    }

    /** The member whose CIB wins. */
    public NodeName newest() {
        return joins.entrySet().stream()
                .max(
                        Comparator.comparing(
                                        (Map.Entry<NodeName, Join> one) ->
                                                one.getValue().cib().haveQuorum())
                                .thenComparing(one -> one.getValue().cib().version())
                                .thenComparing(one -> one.getKey().equals(self)))
                .orElseThrow(() -> new IllegalStateException("nobody has joined"))
                .getKey();
    }

    /** The CIB that wins. */
    public Cib cib() {
        return cibOf(newest());
    }

    private Cib cibOf(NodeName member) {
        Join join = joins.get(member);
        if (join == null) {
            throw new IllegalStateException(member + " has not joined");
        }
        return join.cib();
    }
}
