package systole.engine.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

final class ConnectivityTest {

    private static NodeName node(String name) {
        return NodeName.of(name);
    }

    /** Pairs such as {@code "ab bc"}: each hears the other; {@code "a>b"}: b hears a. */
    private static Connectivity of(String pairs, Map<NodeName, Long> born) {
        var hears = new TreeMap<NodeName, Set<NodeName>>();
        for (String pair : pairs.split(" ")) {
            String one = pair.substring(0, 1);
            String other = pair.substring(pair.length() - 1);
            hears.computeIfAbsent(node(other), _ -> new TreeSet<>()).add(node(one));
            hears.computeIfAbsent(node(one), _ -> new TreeSet<>());
            if (pair.length() == 2) {
                hears.computeIfAbsent(node(one), _ -> new TreeSet<>()).add(node(other));
            }
        }
        return new Connectivity(hears, born);
    }

    @Test
    void theLargestSetIsConnectedThroughout() {
        Connectivity net = of("ab ac bc cd", Map.of());

        assertThat(net.largestSetWith(node("a"))).containsExactly(node("a"), node("b"), node("c"));
        assertThat(net.largestSetWith(node("d"))).containsExactly(node("c"), node("d"));
    }

    @Test
    void hearingOneWayIsNotConnected() {
        Connectivity net = of("ab a>c bc", Map.of());

        assertThat(net.connected(node("a"), node("c"))).isFalse();
        assertThat(net.largestSetWith(node("b"))).containsExactly(node("a"), node("b"));
    }

    @Test
    void ofTwoEquallyLargeSetsTheMoreSeniorWins() {
        Connectivity net = of("ac bc", Map.of(node("a"), 9L, node("b"), 2L, node("c"), 5L));

        assertThat(net.largestSetWith(node("c"))).containsExactly(node("b"), node("c"));
    }

    @Test
    void theLeaderIsTheLongestMemberThenTheFirstByName() {
        Connectivity net = of("ab ac bc", Map.of(node("a"), 9L, node("b"), 2L, node("c"), 2L));

        assertThat(net.leaderOf(node("a"))).isEqualTo(node("b"));
        assertThat(of("ab", Map.of()).leaderOf(node("b"))).isEqualTo(node("a"));
    }
}
