package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One node's part in agreeing on the membership: a state machine driven by beats, messages and the
 * passing of time.
 *
 * <p>Safety: while a node's lease holds, no quorate view without it can be formed. A quorate view
 * needs the acknowledgement of all its members, who are a majority; the lease needs fresh echoes of
 * a majority; the two majorities share a node, and that node acknowledges only when its promise —
 * which outlasts the lease — is over.
 */
public final class Agreement {
    private final NodeName self;
    private final Set<NodeName> configured;
    private final long incarnation;
    private final AgreementTiming timing;
    private final AgreementOutput output;
    private final long started;
    private final int quorum;
    private final Map<NodeName, Heard> peers = new TreeMap<>();
    private final AckLease<NodeName> lease;
    private final Promises promises;
    private Optional<Proposal> installed = Optional.empty();
    private Optional<Proposal> considered = Optional.empty();
    private Optional<Proposal> acknowledged = Optional.empty();
    private Optional<Canvass> collecting = Optional.empty();
    private final Map<NodeName, Long> incarnations = new TreeMap<>();
    private long installedAt;
    private long waitingSince;
    private long highest;
    private long born = Long.MAX_VALUE;
    private long sequence;
    private boolean leased;

    /** The latest beat of a peer, and when it came. */
    private record Heard(Beat beat, long at) {}

    /**
     * @param configured all nodes of the cluster, this one included
     * @param now this node's own clock
     */
    public Agreement(
            NodeName self,
            Set<NodeName> configured,
            long incarnation,
            AgreementTiming timing,
            AgreementOutput output,
            long now) {
        this.self = self;
        this.configured = new TreeSet<>(configured);
        this.incarnation = incarnation;
        this.timing = timing;
        this.output = output;
        started = now;
        quorum = configured.size() / 2 + 1;
        lease = new AckLease<>(quorum, timing.lease());
        promises = new Promises(timing.dead(), now);
    }

    /** The beat to send to everybody now; its echoes are promises. */
    public Beat beat(long now) {
        var echoes = new LinkedHashMap<NodeName, Long>();
        SortedMap<NodeName, Beat> heard = heard(now);
        heard.forEach(
                (peer, beat) -> {
                    if (acknowledged.filter(view -> view.members().contains(peer)).isPresent()
                            && promises.mayEcho(peer)) {
                        echoes.put(peer, beat.stamp());
                        promises.echoed(peer, beat.stamp(), now);
                    }
                });
        return new Beat(
                self,
                incarnation,
                sequence++,
                now,
                heard.keySet(),
                echoes,
                installed.map(Proposal::id),
                acknowledged.map(Proposal::id),
                born,
                highest);
    }

    /**
     * A peer's beat arrived. Strangers, repeats and beats of an earlier incarnation are ignored.
     */
    public void heard(Beat beat, long now) {
        NodeName sender = beat.sender();
        Heard known = peers.get(sender);
        boolean stranger = sender.equals(self) || !configured.contains(sender);
        boolean old =
                known != null
                        && (beat.incarnation() < known.beat().incarnation()
                                || beat.incarnation() == known.beat().incarnation()
                                        && beat.sequence() <= known.beat().sequence());
        if (stranger || old) {
            return;
        }
        peers.put(sender, new Heard(beat, now));
        highest = Math.max(highest, beat.highest());
        Long mine = beat.echoes().get(self);
        if (mine != null && mine - started >= 0 && now - mine >= 0 && sharesView(beat)) {
            lease.acknowledged(sender, mine);
        }
        advance(now);
    }

    /**
     * Tells whether the sender's promises are about the view that holds here. A peer that has been
     * in a younger view since, even one that it now leaves to take this node in again, renews
     * nothing.
     */
    private boolean sharesView(Beat beat) {
        Optional<ViewId> mine = installed.map(Proposal::id);
        return mine.isPresent() && (beat.view().equals(mine) || beat.acknowledged().equals(mine));
    }

    /** A peer says something about a proposal. */
    public void received(NodeName sender, AgreementMessage message, long now) {
        switch (message) {
            case AgreementMessage.Propose(var proposal) -> proposed(sender, proposal, now);
            case AgreementMessage.Acknowledge(var id) -> agreed(sender, id, now);
            case AgreementMessage.Commit(var proposal) -> committed(sender, proposal, now);
        }
        advance(now);
    }

    /** Time has passed: says again what may have been lost. To be called every half keepalive. */
    public void tick(long now) {
        advance(now);
        acknowledged
                .filter(one -> considered.equals(Optional.of(one)))
                .ifPresent(this::acknowledge);
        collecting.ifPresent(this::ask);
    }

    private void advance(long now) {
        watchLease(now);
        acknowledgeWhenFree(now);
        giveUp(now);
        lead(now);
    }

    /** Tells whether this node may act for the cluster at that moment. */
    public boolean mayAct(long now) {
        return installed.filter(view -> quorate(view.members())).isPresent() && lease.holds(now);
    }

    /** The view that holds here. */
    public Optional<Proposal> view() {
        return installed;
    }

    private boolean quorate(List<NodeName> members) {
        return members.size() >= quorum;
    }

    /** The latest beats of those who are heard. */
    private SortedMap<NodeName, Beat> heard(long now) {
        var heard = new TreeMap<NodeName, Beat>();
        peers.forEach(
                (peer, last) -> {
                    if (now - last.at() < timing.dead().toNanos()) {
                        heard.put(peer, last.beat());
                    }
                });
        return heard;
    }

    private Connectivity connectivity(long now) {
        var hears = new TreeMap<NodeName, Set<NodeName>>();
        var since = new LinkedHashMap<NodeName, Long>();
        SortedMap<NodeName, Beat> heard = heard(now);
        hears.put(self, heard.keySet());
        since.put(self, born);
        heard.forEach(
                (peer, beat) -> {
                    hears.put(peer, beat.hears());
                    since.put(peer, beat.born());
                });
        return new Connectivity(hears, since);
    }

    private void watchLease(long now) {
        boolean holds = lease.holds(now);
        if (leased && !holds) {
            leased = false;
            output.lost();
        } else if (!leased && holds) {
            leased = true;
            if (installed.filter(view -> quorate(view.members())).isPresent()) {
                output.regained();
            }
        }
    }

    private void proposed(NodeName sender, Proposal proposal, long now) {
        boolean stale =
                proposal.id().number() <= highestAcknowledged()
                        && !acknowledged.map(Proposal::id).equals(Optional.of(proposal.id()));
        Connectivity known = connectivity(now);
        boolean acceptable =
                sender.equals(proposal.id().proposer())
                        && sender.equals(known.leaderOf(self))
                        && proposal.members().contains(self)
                        && configured.containsAll(proposal.members())
                        && proposal.members().stream()
                                .allMatch(member -> known.connected(self, member));
        highest = Math.max(highest, proposal.id().number());
        if (!stale && acceptable && !considered.equals(Optional.of(proposal))) {
            consider(proposal, now);
        }
    }

    private long highestAcknowledged() {
        return Math.max(
                acknowledged.map(one -> one.id().number()).orElse(-1L),
                installed.map(one -> one.id().number()).orElse(-1L));
    }

    /**
     * Stops promising anything to those left out, and acknowledges as soon as no promise is in the
     * way.
     */
    private void consider(Proposal proposal, long now) {
        considered = Optional.of(proposal);
        waitingSince = now;
        promises.withhold(leftOut(proposal));
        acknowledgeWhenFree(now);
    }

    private Set<NodeName> leftOut(Proposal proposal) {
        var others = new HashSet<>(configured);
        others.removeAll(proposal.members());
        return others;
    }

    private void acknowledgeWhenFree(long now) {
        if (considered.isEmpty() || considered.equals(acknowledged)) {
            return;
        }
        Proposal proposal = considered.get();
        if (!quorate(proposal.members()) || promises.remaining(leftOut(proposal), now) <= 0) {
            acknowledged = considered;
            if (proposal.id().proposer().equals(self)) {
                agreed(self, proposal.id(), now);
            } else {
                acknowledge(proposal);
            }
        }
    }

    private void acknowledge(Proposal proposal) {
        if (!proposal.id().proposer().equals(self)) {
            output.send(proposal.id().proposer(), new AgreementMessage.Acknowledge(proposal.id()));
        }
    }

    private void agreed(NodeName member, ViewId id, long now) {
        if (installed.filter(view -> view.id().equals(id)).isPresent()) {
            output.send(member, new AgreementMessage.Commit(installed.get()));
            return;
        }
        if (collecting.isEmpty() || !collecting.get().proposal().id().equals(id)) {
            return;
        }
        Proposal mine = collecting.get().proposal();
        if (collecting.get().agreed(member)) {
            collecting = Optional.empty();
            tell(mine.members(), new AgreementMessage.Commit(mine));
            install(mine, now);
        }
    }

    private void tell(List<NodeName> members, AgreementMessage message) {
        members.stream()
                .filter(member -> !member.equals(self))
                .forEach(member -> output.send(member, message));
    }

    private void committed(NodeName sender, Proposal proposal, long now) {
        if (sender.equals(proposal.id().proposer())
                && acknowledged.equals(Optional.of(proposal))
                && !installed.equals(Optional.of(proposal))) {
            install(proposal, now);
        }
    }

    private void install(Proposal proposal, long now) {
        installed = Optional.of(proposal);
        installedAt = now;
        incarnations.clear();
        for (NodeName member : proposal.members()) {
            Optional.ofNullable(peers.get(member))
                    .ifPresent(heard -> incarnations.put(member, heard.beat().incarnation()));
        }
        considered = Optional.empty();
        acknowledged = Optional.of(proposal);
        promises.withhold(Set.of());
        highest = Math.max(highest, proposal.id().number());
        if (born == Long.MAX_VALUE) {
            born = proposal.id().number();
        }
        output.installed(proposal.id(), proposal.members(), quorate(proposal.members()));
    }

    /** A proposal that does not come about is forgotten, and those it left out are echoed again. */
    private void giveUp(long now) {
        long patience = patience();
        if (considered.isPresent() && now - waitingSince > patience) {
            considered = Optional.empty();
            promises.withhold(Set.of());
        }
        if (collecting.isPresent() && now - collecting.get().since() > patience) {
            collecting = Optional.empty();
        }
    }

    /**
     * If this node leads its neighbourhood, it proposes the largest connected set whenever that is
     * not the view.
     */
    private void lead(long now) {
        Connectivity known = connectivity(now);
        if (!known.leaderOf(self).equals(self)) {
            collecting = Optional.empty();
            return;
        }
        List<NodeName> wanted = known.largestSetWith(self);
        boolean everybody = wanted.size() == configured.size();
        boolean early = installed.isEmpty() && now - started < timing.initial().toNanos();
        if (early && !everybody) {
            return;
        }
        if (collecting.isPresent() && collecting.get().proposal().isOf(wanted)) {
            return;
        }
        if (installed.isPresent() && installed.get().isOf(wanted) && settled(wanted, now)) {
            collecting = Optional.empty();
            return;
        }
        propose(wanted, now);
    }

    /**
     * Nobody has acknowledged anything younger, no member has restarted since, and all are in the
     * view or still have time to be.
     */
    private boolean settled(List<NodeName> members, long now) {
        boolean young = now - installedAt < patience();
        Optional<ViewId> mine = installed.map(Proposal::id);
        SortedMap<NodeName, Beat> heard = heard(now);
        return acknowledged.equals(installed)
                && heard.values().stream()
                        .filter(beat -> members.contains(beat.sender()))
                        .allMatch(
                                beat ->
                                        Objects.equals(
                                                        incarnations.get(beat.sender()),
                                                        beat.incarnation())
                                                && (young
                                                        || beat.view().equals(mine)
                                                                && beat.acknowledged()
                                                                        .equals(mine)));
    }

    private long patience() {
        return timing.dead().toNanos() * 2 + timing.keepalive().toNanos() * 4;
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
        tell(mine.missing(), new AgreementMessage.Propose(mine.proposal()));
    }
}
