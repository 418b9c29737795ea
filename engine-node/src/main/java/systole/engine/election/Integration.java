package systole.engine.election;

import systole.engine.message.Message.Join;
import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Collects the joins of one view. Complete when every member has spoken; then the newest CIB among
 * them wins, and among equals the controller's own.
 *
 * <p>Newest is what comes last in the line of quorate controllers: the higher admin epoch, then the
 * later {@link Term}, then the higher epoch. Only then does it count whether it was written with
 * quorum, and how often the status has changed: without quorum nothing but the status is ever
 * written, so nothing that was promised to anybody can lose.
 */
public final class Integration {
    private static final Comparator<Cib> NEWEST =
            Comparator.comparingInt((Cib cib) -> cib.version().adminEpoch())
                    .thenComparingLong(cib -> Term.of(cib.root()))
                    .thenComparingInt(cib -> cib.version().epoch())
                    .thenComparing(cib -> cib.haveQuorum())
                    .thenComparingInt(cib -> cib.version().updates());

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
                                        (Map.Entry<NodeName, Join> one) -> one.getValue().cib(),
                                        NEWEST)
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

    /**
     * The version the controller goes on with: later than any member has seen. If a member brings
     * another configuration of that epoch or a later one, which loses, a new epoch begins, so that
     * nobody mistakes one for the other; but without quorum epochs are left alone.
     */
    public CibVersion nextVersion() {
        Cib winner = cib();
        Optional<XmlElement> configuration = winner.root().first("configuration");
        CibVersion highest = winner.version();
        boolean rival = false;
        for (Join join : joins.values()) {
            CibVersion seen = join.cib().version();
            boolean sameEpoch =
                    seen.adminEpoch() == highest.adminEpoch() && seen.epoch() == highest.epoch();
            rival |=
                    !join.cib().root().first("configuration").equals(configuration)
                            && seen.adminEpoch() == winner.version().adminEpoch()
                            && seen.epoch() >= winner.version().epoch();
            if (seen.compareTo(highest) > 0 && (view.quorate() || sameEpoch)) {
                highest = seen;
            }
        }
        return rival && view.quorate() ? highest.nextEpoch() : highest.nextUpdate();
    }
}
