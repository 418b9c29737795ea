package systole.engine.membership;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The other nodes, as far as they are heard. */
final class Peers {
    private final Party party;
    private final long dead;
    private final Map<NodeName, Heard> latest = new TreeMap<>();
    private final Map<NodeName, Long> departed = new HashMap<>();
    private final Set<NodeName> mute = new HashSet<>();
    private final Retreat retreat;

    /** The latest beat of a peer, and when it came. */
    private record Heard(Beat beat, long at) {}

    Peers(Party party, Duration dead, Retreat retreat) {
        this.party = party;
        this.retreat = retreat;
        this.dead = dead.toNanos();
    }

    /** What a beat is worth. */
    enum Worth {
        /** Of a stranger, a repeat, of an earlier start, or of one that has said goodbye. */
        NOTHING,
        /** It says that its sender is there, and nothing else that was not known. */
        PRESENCE,
        /** Something has changed. */
        NEWS
    }

    /** Takes a beat. */
    Worth take(Beat beat, long now) {
        NodeName sender = beat.sender();
        Heard known = latest.get(sender);
        boolean old =
                known != null
                        && (beat.incarnation() < known.beat().incarnation()
                                || beat.incarnation() == known.beat().incarnation()
                                        && beat.sequence() <= known.beat().sequence());
        if (!party.isPeer(sender)
                || old
                || beat.incarnation() <= departed.getOrDefault(sender, -1L)) {
            return Worth.NOTHING;
        }
        latest.put(sender, new Heard(beat, now));
        boolean same = known != null && now - known.at() < dead && beat.saysTheSameAs(known.beat());
        return same ? Worth.PRESENCE : Worth.NEWS;
    }

    /** A peer said that this start of its is over; tells whether that is news. */
    boolean departed(NodeName peer, long incarnation) {
        Heard known = latest.get(peer);
        if (known != null && known.beat().incarnation() > incarnation
                || incarnation <= departed.getOrDefault(peer, -1L)) {
            return false;
        }
        departed.put(peer, incarnation);
        latest.remove(peer);
        return true;
    }

    /** Whether messages to and from a peer get through; without them its beats are worth little. */
    void flow(NodeName peer, boolean flows) {
        if (flows) {
            mute.remove(peer);
        } else {
            mute.add(peer);
        }
    }

    /** The latest beats of those who are heard. */
    SortedMap<NodeName, Beat> heard(long now) {
        var heard = new TreeMap<NodeName, Beat>();
        latest.forEach(
                (peer, last) -> {
                    if (now - last.at() < dead) {
                        heard.put(peer, last.beat());
                    }
                });
        return heard;
    }

    /** Those who are heard and whose messages get through, unless this node keeps away. */
    Set<NodeName> reached(long now) {
        if (retreat.away()) {
            return Set.of();
        }
        var reached = new HashSet<>(heard(now).keySet());
        reached.removeAll(mute);
        return reached;
    }

    /**
     * How long until one of these has been silent for that span, in nanoseconds; zero or less if
     * one has, unless it is dead already.
     */
    long untilSilent(List<NodeName> members, long span, long now) {
        long least = Long.MAX_VALUE;
        for (NodeName member : members) {
            Heard last = latest.get(member);
            if (last != null && now - last.at() < dead) {
                least = Math.min(least, span - (now - last.at()));
            }
        }
        return least;
    }

    /** How long until one of those who are heard now may be dead; the deadtime if nobody is. */
    long untilDeath(long now) {
        return latest.values().stream()
                .mapToLong(last -> dead - (now - last.at()))
                .filter(rest -> rest > 0)
                .min()
                .orElse(dead);
    }

    /** The start each of these was last heard in, as far as they are heard of. */
    Map<NodeName, Long> incarnations(List<NodeName> members) {
        var starts = new HashMap<NodeName, Long>();
        for (NodeName member : members) {
            Heard last = latest.get(member);
            if (last != null) {
                starts.put(member, last.beat().incarnation());
            }
        }
        return starts;
    }

    /** Who is connected with whom, as all who are heard say. */
    Connectivity connectivity(long born, long now) {
        var hears = new TreeMap<NodeName, Set<NodeName>>();
        var since = new LinkedHashMap<NodeName, Long>();
        hears.put(party.self(), reached(now));
        since.put(party.self(), born);
        heard(now)
                .forEach(
                        (peer, beat) -> {
                            hears.put(peer, beat.hears());
                            since.put(peer, beat.born());
                        });
        return new Connectivity(hears, since);
    }
}
