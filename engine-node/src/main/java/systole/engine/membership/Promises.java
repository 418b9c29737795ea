package systole.engine.membership;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this node has promised by its echoes: not to acknowledge a view without a peer until the
 * span after the last new echo to it is over. A node that has just started may have promised before
 * it crashed, so it begins with a promise to everybody.
 */
final class Promises {
    private final long span;
    private final long started;
    private final Map<NodeName, Echo> last = new HashMap<>();
    private final Set<NodeName> withheld = new HashSet<>();

    /** A stamp that was acknowledged, and when it first was. */
    private record Echo(long stamp, long at) {}

    Promises(Duration span, long now) {
        this.span = span.toNanos();
        this.started = now;
    }

    /**
     * Renews the promises to the members of a view, as far as they are heard and nothing is
     * withheld from them; the stamps to be echoed.
     */
    Map<NodeName, Long> renew(Map<NodeName, Beat> heard, Optional<Proposal> view, long now) {
        var echoes = new LinkedHashMap<NodeName, Long>();
        for (NodeName member : view.map(Proposal::members).orElse(List.of())) {
            Beat beat = heard.get(member);
            if (beat != null && !withheld.contains(member)) {
                echoes.put(member, beat.stamp());
                echoed(member, beat.stamp(), now);
            }
        }
        return echoes;
    }

    /** Only the first echo of a stamp promises anything: the peer counts from the stamp. */
    private void echoed(NodeName peer, long stamp, long now) {
        Echo known = last.get(peer);
        if (known == null || known.stamp() != stamp) {
            last.put(peer, new Echo(stamp, now));
        }
    }

    /** A peer needs no promise any more: it has let go of everything. */
    void release(NodeName peer) {
        last.remove(peer);
    }

    /** From now on these are not echoed, because a view without them is coming; all others are. */
    void withhold(Set<NodeName> peers) {
        withheld.clear();
        withheld.addAll(peers);
    }

    /** How long until all promises to these are over, in nanoseconds; zero or less if they are. */
    long remaining(Set<NodeName> peers, long now) {
        long longest = started + span - now;
        for (NodeName peer : peers) {
            Echo echo = last.get(peer);
            if (echo != null) {
                longest = Math.max(longest, echo.at() + span - now);
            }
        }
        return longest;
    }
}
