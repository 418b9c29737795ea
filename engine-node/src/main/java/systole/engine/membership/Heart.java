package systole.engine.membership;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One node's membership as a whole: beats when it is time, more often when too little is heard, and
 * at once when a peer asks for it or a view begins.
 *
 * <p>All times are this node's own clock, in nanoseconds, and never go back.
 */
public final class Heart {
    private final Party party;
    private final long keepalive;
    private final long lease;
    private final HeartOutput output;
    private final Solitude solitude;
    private final Agreement agreement;
    private final Map<NodeName, Long> answered = new HashMap<>();
    private long nextBeat;
    private long ticked;
    private boolean begun;
    private boolean listening;

    /** A heart that has not beaten yet. */
    public Heart(
            Party party, AgreementTiming timing, Solitude solitude, HeartOutput output, long now) {
        this.party = party;
        this.keepalive = timing.keepalive().toNanos();
        this.lease = timing.lease().toNanos();
        this.output = output;
        this.solitude = solitude;
        this.agreement = new Agreement(party, timing, solitude, new Agreed(), now);
        this.nextBeat = now;
    }

    /** Does what is due. */
    public void tick(long now) {
        ticked = now;
        if (listens(now)) {
            agreement.watchLease(now);
            return;
        }
        agreement.tick(now);
        if (begun || now - nextBeat >= 0 || agreement.calm(now) <= 0) {
            nextBeat = now - nextBeat >= 0 ? Math.max(nextBeat + keepalive, now) : nextBeat;
            begun = false;
            listening = false;
            output.broadcast(agreement.beat(now));
        }
    }

    /**
     * Who stood still for so long that others may have gone on listens for a beat of each before it
     * says or decides anything, once before it beats again.
     */
    private boolean listens(long now) {
        if (!listening && now - nextBeat > lease) {
            listening = true;
            nextBeat = now + keepalive * 9 / 8;
        }
        return listening && now - nextBeat < 0;
    }

    /** How long until something is due, if nothing is heard meanwhile. */
    public Duration untilDue(long now) {
        long calm = agreement.calm(now);
        long again = agreement.busy() ? ticked + keepalive / 2 : nextBeat;
        long more =
                calm <= 0
                        ? ticked + keepalive / 4
                        : now + Math.clamp(calm, keepalive / 20, keepalive);
        return Duration.ofNanos(Math.max(0, Math.min(Math.min(more, again), nextBeat) - now));
    }

    /** Something of a peer arrived. Nonsense is ignored. */
    public void received(NodeName sender, Packet packet, long now) {
        if (packet instanceof AgreementMessage message) {
            agreement.received(sender, message, now);
        } else if (packet instanceof Beat beat
                && beat.sender().equals(sender)
                && agreement.heard(beat, now)
                && beat.urgent()
                && !listening
                && now - answered.getOrDefault(sender, now - keepalive) >= keepalive / 8) {
            answered.put(sender, now);
            output.send(sender, agreement.beat(now));
        }
        beatIfBegun(now);
    }

    /** A ping node answered what was asked at that moment. */
    public void answered(String pingNode, long asked) {
        solitude.answered(pingNode, asked);
    }

    /** Messages to and from a peer get through, or do so no longer. */
    public void flow(NodeName peer, boolean flows, long now) {
        agreement.flow(peer, flows, now);
        beatIfBegun(now);
    }

    /** Messages were lost that should have arrived in this view: so this node leaves it. */
    public void lapse(long now) {
        agreement.lapse(now);
        beatIfBegun(now);
    }

    /** The engine has let go of what it ran before that view, which does not act. */
    public void letGo(ViewId id, long now) {
        agreement.letGo(id, now);
        begun = true;
        beatIfBegun(now);
    }

    /** Says goodbye to all; nothing of the cluster may run here any more. */
    public void stop() {
        output.broadcast(new AgreementMessage.Goodbye(party.incarnation()));
    }

    /** Tells whether this node may act for the cluster at that moment. */
    public boolean mayAct(long now) {
        return agreement.mayAct(now);
    }

    /** How long it may act if it hears nothing more, in nanoseconds; negative if it may not. */
    public long remaining(long now) {
        return agreement.remaining(now);
    }

    /** The view that holds here. */
    public Optional<Proposal> view() {
        return agreement.view();
    }

    /** The latest beats of those who are heard. */
    public SortedMap<NodeName, Beat> heard(long now) {
        return agreement.heardBeats(now);
    }

    private void beatIfBegun(long now) {
        if (begun) {
            begun = false;
            output.broadcast(agreement.beat(now));
        }
    }

    /** What the agreement asks. */
    private final class Agreed implements AgreementOutput {
        @Override
        public void send(NodeName peer, AgreementMessage message) {
            output.send(peer, message);
        }

        @Override
        public void installed(ViewId id, List<NodeName> members, boolean quorate) {
            // Who lost its right is in no hurry to be taken in again.
            begun = quorate || members.size() > 1;
            output.installed(id, members, quorate);
        }
    }
}
