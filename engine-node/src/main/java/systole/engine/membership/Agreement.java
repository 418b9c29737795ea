package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One node's part in agreeing on the membership: a state machine driven by beats, messages and the
 * passing of time.
 *
 * <p>Safety: while a node's lease holds, no quorate view without it can be formed. A quorate view
 * needs the acknowledgement of all its members, who are a majority; the lease needs fresh echoes of
 * a majority; the two majorities share a node, and that node acknowledges only when its promise —
 * which outlasts the lease — is over. See {@code docs/membership.md}.
 */
final class Agreement {
    private final Party party;
    private final NodeName self;
    private final AgreementTiming timing;
    private final AgreementOutput output;
    private final long started;
    private final Retreat retreat = new Retreat();
    private final Peers peers;
    private final Quorum quorum;
    private final Promises promises;
    private Optional<HeldView> held = Optional.empty();
    private Optional<Proposal> considered = Optional.empty();
    private Optional<Proposal> acknowledged = Optional.empty();
    private Optional<Canvass> collecting = Optional.empty();
    private long waitingSince;
    private long restUntil;
    private long highest;
    private long born = Long.MAX_VALUE;
    private long sequence;

    public Agreement(
            Party party,
            AgreementTiming timing,
            Solitude solitude,
            AgreementOutput output,
            long now) {
        this.party = party;
        this.self = party.self();
        this.timing = timing;
        this.output = output;
        this.started = now;
        this.restUntil = now;
        this.peers = new Peers(party, timing.dead(), retreat);
        this.quorum = new Quorum(party.configured().size(), timing.lease(), solitude);
        this.promises = new Promises(timing.dead(), now);
    }

    /** The beat to send to everybody now; its echoes are promises. */
    public Beat beat(long now) {
        return new Beat(
                self,
                party.incarnation(),
                sequence++,
                now,
                peers.reached(now),
                promises.renew(peers.heard(now), acknowledged, now),
                held.map(HeldView::id),
                acts(),
                acknowledged.map(Proposal::id),
                born,
                highest,
                calm(now) <= 0);
    }

    /**
     * How long until more beats than usual are worth while, in nanoseconds: when a member has been
     * silent for more than a beat, or the lease is about to end. Zero or less means now.
     */
    long calm(long now) {
        List<NodeName> members = view().map(Proposal::members).orElse(List.of());
        if (members.size() < 2) {
            return Long.MAX_VALUE;
        }
        long silence = timing.keepalive().toNanos() * 3 / 2;
        return Math.min(
                peers.untilSilent(members, silence, now),
                quorum.remaining(now) - timing.lease().toNanos() / 4);
    }

    /**
     * A peer's beat arrived. Strangers, repeats and beats of an earlier incarnation are ignored;
     * tells whether it was not.
     */
    public boolean heard(Beat beat, long now) {
        Peers.Worth worth = peers.take(beat, now);
        if (worth == Peers.Worth.NOTHING) {
            return false;
        }
        highest = Math.max(highest, beat.highest());
        beat.view().filter(_ -> beat.acts()).ifPresent(view -> othersAct(view, now));
        Long mine = beat.echoes().get(self);
        if (mine != null
                && mine - started >= 0
                && now - mine >= 0
                && held.filter(view -> view.sharedBy(beat)).isPresent()) {
            quorum.renewed(beat.sender(), mine);
        }
        if (worth == Peers.Worth.NEWS) {
            news(now);
        } else {
            watchLease(now);
        }
        return true;
    }

    /** A peer says something about a proposal. */
    public void received(NodeName sender, AgreementMessage message, long now) {
        if (!party.isPeer(sender)) {
            return;
        }
        watchLease(now);
        switch (message) {
            case AgreementMessage.Propose(var proposal) -> proposed(sender, proposal, now);
            case AgreementMessage.Acknowledge(var id) -> agreed(sender, id, now);
            case AgreementMessage.Commit(var proposal) -> committed(sender, proposal, now);
            case AgreementMessage.Goodbye(long start) when peers.departed(sender, start) ->
                    promises.release(sender);
            case AgreementMessage.Goodbye _ -> {}
        }
        news(now);
    }

    /** Messages to and from a peer get through, or do so no longer. */
    public void flow(NodeName peer, boolean flows, long now) {
        peers.flow(peer, flows);
        news(now);
    }

    /** Tells whether something is under way that may have to be said again. */
    boolean busy() {
        return collecting.isPresent()
                || considered.isPresent()
                || held.filter(view -> !view.announced()).isPresent();
    }

    /**
     * Time has passed: says again what may have been lost. To be called every half keepalive while
     * it is busy, otherwise with every beat.
     */
    public void tick(long now) {
        advance(now);
        acknowledged.filter(this::isConsidered).ifPresent(one -> acknowledge(one, now));
        collecting.ifPresent(this::ask);
    }

    /** What was at rest may be so no more. */
    private void news(long now) {
        restUntil = now;
        advance(now);
    }

    private void advance(long now) {
        watchLease(now);
        acknowledgeWhenFree(now);
        giveUp(now);
        if (busy() || now - restUntil >= 0) {
            lead(now);
        }
    }

    /** Tells whether this node may act for the cluster at that moment. */
    public boolean mayAct(long now) {
        return held.filter(HeldView::quorate)
                .filter(view -> quorum.holds(view.proposal().members(), now))
                .isPresent();
    }

    /** How long this node may act if it hears nothing more, in nanoseconds; negative if not. */
    public long remaining(long now) {
        return mayAct(now) ? quorum.remaining(now) : -1;
    }

    Optional<Proposal> view() {
        return held.map(HeldView::proposal);
    }

    SortedMap<NodeName, Beat> heardBeats(long now) {
        return peers.heard(now);
    }

    /** Announces a view as soon as it may count, and leaves it when the lease is lost. */
    void watchLease(long now) {
        if (held.isEmpty()) {
            return;
        }
        HeldView view = held.get();
        List<NodeName> members = view.proposal().members();
        boolean holds = quorum.holds(members, now);
        if (view.quorate() && !holds) {
            lapse(now);
        } else if (!view.announced() && (holds || !couldAct(members, now))) {
            announce(view, couldAct(members, now));
        }
    }

    private boolean couldAct(List<NodeName> members, long now) {
        return quorum.mayBegin(members, peers.heard(now).isEmpty(), now);
    }

    private void announce(HeldView view, boolean quorate) {
        view.announce(quorate);
        if (quorate) {
            retreat.acts(view.id());
        }
        output.installed(view.id(), view.proposal().members(), quorate);
    }

    /**
     * Leaves whatever view holds for one of this node alone, without quorum: the lease is lost, or
     * messages were that should have arrived. Only a new view takes this node in again.
     */
    public void lapse(long now) {
        highest++;
        collecting = Optional.empty();
        born = Long.MAX_VALUE;
        announce(install(new Proposal(new ViewId(highest, self), List.of(self)), now), false);
    }

    /** A peer acts. If in a view younger than all that this node agreed to, then without it. */
    private void othersAct(ViewId view, long now) {
        if (acts() && acknowledged.filter(mine -> view.compareTo(mine.id()) > 0).isPresent()) {
            lapse(now);
        }
        if (!acts()) {
            retreat.othersAct(view);
        }
    }

    private boolean acts() {
        return held.filter(HeldView::quorate).isPresent();
    }

    /** The engine has let go of what it ran before that view, which does not act. */
    public void letGo(ViewId id, long now) {
        if (held.filter(view -> view.id().equals(id) && !view.quorate()).isPresent()) {
            born = retreat.letGo() ? id.number() : born;
            news(now);
        }
    }

    private void proposed(NodeName sender, Proposal proposal, long now) {
        boolean stale = acknowledged.filter(proposal::isStaleAfter).isPresent();
        boolean acceptable =
                party.covers(proposal)
                        && sender.equals(proposal.id().proposer())
                        && peers.connectivity(born, now).follows(self, proposal);
        highest = Math.max(highest, proposal.id().number());
        if (!stale && acceptable && !isConsidered(proposal)) {
            consider(proposal, now);
        }
    }

    private boolean isConsidered(Proposal proposal) {
        return considered.equals(Optional.of(proposal));
    }

    /**
     * Stops promising anything to those left out, and acknowledges as soon as no promise is in the
     * way.
     */
    private void consider(Proposal proposal, long now) {
        considered = Optional.of(proposal);
        waitingSince = now;
        promises.withhold(party.without(proposal));
        acknowledgeWhenFree(now);
    }

    private void acknowledgeWhenFree(long now) {
        if (considered.isEmpty() || considered.equals(acknowledged)) {
            return;
        }
        Proposal proposal = considered.get();
        if (!quorum.conceivable(proposal.members())
                || promises.remaining(party.without(proposal), now) <= 0) {
            acknowledged = considered;
            retreat.agrees(proposal);
            acknowledge(proposal, now);
        }
    }

    private void acknowledge(Proposal proposal, long now) {
        if (proposal.id().proposer().equals(self)) {
            agreed(self, proposal.id(), now);
        } else {
            output.send(proposal.id().proposer(), new AgreementMessage.Acknowledge(proposal.id()));
        }
    }

    private void agreed(NodeName member, ViewId id, long now) {
        if (held.filter(view -> view.id().equals(id)).isPresent()) {
            output.send(member, new AgreementMessage.Commit(held.get().proposal()));
            return;
        }
        if (collecting.isEmpty() || !collecting.get().proposal().id().equals(id)) {
            return;
        }
        Proposal mine = collecting.get().proposal();
        if (collecting.get().agreed(member)) {
            collecting = Optional.empty();
            output.send(party.among(mine.members()), new AgreementMessage.Commit(mine));
            install(mine, now);
            watchLease(now);
        }
    }

    private void committed(NodeName sender, Proposal proposal, long now) {
        if (sender.equals(proposal.id().proposer())
                && acknowledged.equals(Optional.of(proposal))
                && !view().equals(Optional.of(proposal))
                && !retreat.away()) {
            install(proposal, now);
        }
    }

    private HeldView install(Proposal proposal, long now) {
        var view = new HeldView(proposal, now, peers.incarnations(proposal.members()));
        restUntil = now;
        held = Optional.of(view);
        considered = Optional.empty();
        acknowledged = Optional.of(proposal);
        promises.withhold(Set.of());
        quorum.installed(proposal.members());
        highest = Math.max(highest, proposal.id().number());
        born = Math.min(born, proposal.id().number());
        return view;
    }

    /** A proposal that does not come about is forgotten, and those it left out are echoed again. */
    private void giveUp(long now) {
        if (considered.isPresent() && now - waitingSince > timing.patience()) {
            considered = Optional.empty();
            promises.withhold(Set.of());
        }
        collecting = collecting.filter(mine -> now - mine.since() <= timing.patience());
    }

    /**
     * If this node leads its neighbourhood, it proposes the largest connected set whenever that is
     * not the view.
     */
    private void lead(long now) {
        Connectivity known = peers.connectivity(born, now);
        if (!known.leaderOf(self).equals(self)) {
            collecting = Optional.empty();
            restUntil = now + peers.untilDeath(now);
            return;
        }
        List<NodeName> wanted = known.largestSetWith(self);
        boolean early = held.isEmpty() && now - started < timing.initial().toNanos();
        if (early && wanted.size() < party.configured().size()) {
            return;
        }
        if (collecting.isPresent() && collecting.get().proposal().isOf(wanted)) {
            return;
        }
        if (view().filter(view -> view.isOf(wanted)).isPresent() && settled(wanted, now)) {
            collecting = Optional.empty();
            if (held.orElseThrow().rests(timing.patience(), now)) {
                restUntil = now + peers.untilDeath(now);
            }
            return;
        }
        propose(wanted, now);
    }

    /**
     * Nobody has acknowledged anything younger, no member has restarted since, all are in the view
     * or still have time to be, and it counts as much as it could.
     */
    private boolean settled(List<NodeName> members, long now) {
        HeldView view = held.orElseThrow();
        boolean young = view.younger(timing.patience(), now);
        boolean counts = view.announced() ? view.quorate() || !couldAct(members, now) : young;
        return counts
                && acknowledged.equals(view())
                && peers.heard(now).values().stream()
                        .allMatch(beat -> view.followedBy(beat, young));
    }

    private void propose(List<NodeName> members, long now) {
        highest++;
        var proposal = new Proposal(new ViewId(highest, self), members);
        var mine = new Canvass(proposal, now);
        collecting = Optional.of(mine);
        ask(mine);
        consider(proposal, now);
    }

    private void ask(Canvass mine) {
        output.send(party.among(mine.missing()), new AgreementMessage.Propose(mine.proposal()));
    }
}
