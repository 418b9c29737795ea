package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is connected with whom, and in which order of seniority.
 *
 * @param hears per node, itself included, whom it says it hears
 * @param born per node since which view it has been a member
 */
record Connectivity(SortedMap<NodeName, Set<NodeName>> hears, Map<NodeName, Long> born) {

    /** Copies the maps. */
    Connectivity {
        hears = new TreeMap<>(hears);
        born = Map.copyOf(born);
    }

    /** Most senior first: longest a member, then by name. */
    Comparator<NodeName> seniority() {
        return Comparator.<NodeName>comparingLong(node -> born.getOrDefault(node, Long.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
    }

    /** Tells whether each hears the other. */
    boolean connected(NodeName one, NodeName other) {
        return one.equals(other)
                || hears.getOrDefault(one, Set.of()).contains(other)
                        && hears.getOrDefault(other, Set.of()).contains(one);
    }

    /** The most senior node this one is connected with, itself included. */
    NodeName leaderOf(NodeName node) {
        return hears.keySet().stream()
                .filter(other -> connected(node, other))
                .min(seniority())
                .orElse(node);
    }

    /** Tells whether a proposal is its leader's, and of nodes it is all connected with. */
    boolean follows(NodeName node, Proposal proposal) {
        return leaderOf(node).equals(proposal.id().proposer())
                && proposal.members().stream().allMatch(member -> connected(node, member));
    }

    /**
     * The largest set of nodes that are all connected with each other and hold the given one, most
     * senior first; of several equally large sets the one whose members are the more senior.
     */
    List<NodeName> largestSetWith(NodeName node) {
        List<NodeName> candidates =
                hears.keySet().stream()
                        .filter(other -> !other.equals(node) && connected(node, other))
                        .sorted(seniority())
                        .toList();
        List<NodeName> best = new Search(this).largest(List.of(node), candidates);
        return best.stream().sorted(seniority()).toList();
    }

    /**
     * Depth first over the candidates in order of seniority, so that the first set of a size is the
     * most senior one.
     */
    private static final class Search {
        private final Connectivity connectivity;
        private List<NodeName> best = List.of();

        Search(Connectivity connectivity) {
            this.connectivity = connectivity;
        }

        List<NodeName> largest(List<NodeName> chosen, List<NodeName> candidates) {
            if (chosen.size() > best.size()) {
                best = chosen;
            }
            for (int i = 0;
                    i < candidates.size() && chosen.size() + candidates.size() - i > best.size();
                    i++) {
                NodeName next = candidates.get(i);
                var longer = new ArrayList<>(chosen);
                longer.add(next);
                largest(
                        longer,
                        candidates.subList(i + 1, candidates.size()).stream()
                                .filter(other -> connectivity.connected(next, other))
                                .toList());
            }
            return best;
        }
    }
}
