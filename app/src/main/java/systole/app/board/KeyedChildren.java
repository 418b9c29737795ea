package systole.app.board;

import javafx.collections.ObservableList;
import javafx.scene.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Shows a list of values as children, one node a value, and keeps the node of a value as long as a
 * value of the same key is there: focus, scroll position and running motion survive an update.
 *
 * <p>A value equal to the one shown before costs nothing.
 */
final class KeyedChildren<K, V, N extends Node> {
    private final ObservableList<Node> children;
    private final Function<V, K> key;
    private final Function<V, N> create;
    private final BiConsumer<N, V> update;
    private final Map<K, Kept<V, N>> kept = new LinkedHashMap<>();

    private record Kept<V, N>(V value, N node) {}

    KeyedChildren(
            ObservableList<Node> children,
            Function<V, K> key,
            Function<V, N> create,
            BiConsumer<N, V> update) {
        this.children = children;
        this.key = key;
        this.create = create;
        this.update = update;
    }

    /** Shows these values in this order, and nothing else. */
    void show(List<? extends V> values) {
        var next = new LinkedHashMap<K, Kept<V, N>>();
        for (var value : values) {
            next.put(key.apply(value), node(value));
        }
        kept.clear();
        kept.putAll(next);
        var nodes = new ArrayList<Node>();
        next.values().forEach(entry -> nodes.add(entry.node()));
        if (!children.equals(nodes)) {
            children.setAll(nodes);
        }
    }

    /** The node that shows the value of this key. */
    Optional<N> find(K wanted) {
        return Optional.ofNullable(kept.get(wanted)).map(Kept::node);
    }

    /** All nodes, in order. */
    Stream<N> nodes() {
        return kept.values().stream().map(Kept::node);
    }

    private Kept<V, N> node(V value) {
        var before = kept.get(key.apply(value));
        if (before != null && before.value().equals(value)) {
            return before;
        }
        var node = before == null ? create.apply(value) : before.node();
        update.accept(node, value);
        return new Kept<>(value, node);
    }
}
