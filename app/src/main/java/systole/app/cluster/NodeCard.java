package systole.app.cluster;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node's place on screen. It lasts as long as the node is configured; only its view and beats
 * change.
 *
 * <p>For the thread of the window only.
 */
public final class NodeCard {
    /** How many beats are remembered: enough for one sweep of a pulse line. */
    static final int BEATS = 12;

    private final NodeName name;
    private final Duration keepalive;
    private final ReadOnlyObjectWrapper<NodeView> view =
            new ReadOnlyObjectWrapper<>(this, "view", NodeView.UNKNOWN);
    private final ReadOnlyObjectWrapper<List<Instant>> beats =
            new ReadOnlyObjectWrapper<>(this, "beats", List.of());
    private final ReadOnlyObjectWrapper<Optional<Duration>> age =
            new ReadOnlyObjectWrapper<>(this, "age", Optional.empty());

    NodeCard(NodeName name, Duration keepalive) {
        this.name = name;
        this.keepalive = keepalive;
    }

    public NodeName name() {
        return name;
    }

    /** How often its beat is due. */
    public Duration keepalive() {
        return keepalive;
    }

    /** What is known of it now. */
    public ReadOnlyObjectProperty<NodeView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** What is known of it now. */
    public NodeView view() {
        return view.get();
    }

    /** When its latest beats were heard, oldest first; changes once a beat. */
    public ReadOnlyObjectProperty<List<Instant>> beatsProperty() {
        return beats.getReadOnlyProperty();
    }

    /** How long ago its last beat was heard, in steps of a tenth of a second; empty before one. */
    public ReadOnlyObjectProperty<Optional<Duration>> ageProperty() {
        return age.getReadOnlyProperty();
    }

    void beat(Instant heard) {
        var longer = new ArrayList<>(beats.get());
        longer.add(heard);
        beats.set(List.copyOf(longer.subList(Math.max(0, longer.size() - BEATS), longer.size())));
    }

    Optional<Duration> lastHeard(Instant now) {
        return beats.get().isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.between(beats.get().getLast(), now));
    }

    void tick(Instant now) {
        age.set(lastHeard(now).map(exact -> Duration.ofMillis(exact.toMillis() / 100 * 100)));
    }

    void show(NodeView now) {
        if (!now.equals(view.get())) {
            view.set(now);
        }
    }
}
