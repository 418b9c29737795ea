package systole.app.cluster;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import systole.app.cluster.Council.Testimony;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

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
    private final ReadOnlyObjectWrapper<NodeSight> sight;
    private Optional<Testimony> testimony = Optional.empty();
    private Instant since = Instant.EPOCH;

    NodeCard(NodeName name, Duration keepalive) {
        this.name = name;
        this.keepalive = keepalive;
        sight = new ReadOnlyObjectWrapper<>(this, "sight", NodeSight.unheard(name));
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

    /** How the node itself sees the membership. */
    public ReadOnlyObjectProperty<NodeSight> sightProperty() {
        return sight.getReadOnlyProperty();
    }

    /** How the node itself sees the membership. */
    public NodeSight sight() {
        return sight.get();
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

    void seen(NodeReport report, Instant heard) {
        testimony = Optional.of(new Testimony(report, heard));
    }

    Optional<Testimony> testimony() {
        return testimony;
    }

    /** Shows how it stands now, and how long it has stood so. */
    void judge(Standing standing, Council council, Instant now) {
        if (standing != sight.get().standing()) {
            since =
                    testimony
                            .filter(_ -> standing == Standing.SILENT)
                            .map(Testimony::heard)
                            .orElse(now);
        }
        boolean told = testimony.isPresent() && standing != Standing.AGREES;
        var next =
                new NodeSight(
                        name,
                        standing,
                        told
                                ? Duration.ofSeconds(Duration.between(since, now).toSeconds())
                                : Duration.ZERO,
                        testimony.map(Testimony::report),
                        standing == Standing.SILENT ? Lease.NONE : lease(council, now));
        if (!next.equals(sight.get())) {
            sight.set(next);
        }
    }

    private Lease lease(Council council, Instant now) {
        return testimony
                .map(told -> council.lease(told.report(), lastSign(told), now))
                .orElse(Lease.NONE);
    }

    private Instant lastSign(Testimony told) {
        Instant beat = beats.get().isEmpty() ? told.heard() : beats.get().getLast();
        return beat.isAfter(told.heard()) ? beat : told.heard();
    }
}
