package systole.lab;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The client: asks the moving address a hundred times a second until closed. */
final class Probe implements AutoCloseable {
    private static final String SHORTEST_SILENCE_MILLIS = "25";

    private static final int LATEST = 6;

    private final List<ProbeEvent> events = new CopyOnWriteArrayList<>();
    private final Listening listening;

    /** Begins to ask. */
    Probe(Lab lab, String address) {
        listening =
                new Listening(
                        lab.start("probe", address, "--min-gap-ms", SHORTEST_SILENCE_MILLIS),
                        line -> ProbeEvent.read(line).ifPresent(events::add));
    }

    /** When the address answered first. */
    Instant awaitFirst(Duration limit) {
        return Patience.await(
                        "the first answer of the address",
                        limit,
                        () ->
                                events.stream()
                                        .filter(ProbeEvent.First.class::isInstance)
                                        .findFirst())
                .at();
    }

    /** The first move after that instant. */
    ProbeEvent.Move awaitMove(Instant since, Duration limit) {
        return Patience.await("another host to answer", limit, () -> moveSince(since));
    }

    /** Who answered last, if anybody ever did. */
    Optional<NodeName> answering() {
        return events.stream()
                .flatMap(
                        event ->
                                switch (event) {
                                    case ProbeEvent.First(_, NodeName host) -> Stream.of(host);
                                    case ProbeEvent.Move(_, _, NodeName to) -> Stream.of(to);
                                    case ProbeEvent.Silence _ -> Stream.empty();
                                })
                .reduce((_, later) -> later);
    }

    /** The last few events, oldest first. */
    List<ProbeEvent> latest() {
        List<ProbeEvent> all = List.copyOf(events);
        return all.subList(Math.max(0, all.size() - LATEST), all.size());
    }

    /** The first answer from that host after that instant. */
    void awaitMoveTo(NodeName host, Instant since, Duration limit) {
        Patience.await(
                host + " to answer",
                limit,
                () -> events.stream().anyMatch(e -> !e.at().isBefore(since) && isMoveTo(host, e)));
    }

    private static boolean isMoveTo(NodeName host, ProbeEvent event) {
        return event instanceof ProbeEvent.Move move && move.to().equals(host);
    }

    /** The first move after that instant, if there was one. */
    Optional<ProbeEvent.Move> moveSince(Instant since) {
        return events.stream()
                .filter(ProbeEvent.Move.class::isInstance)
                .map(ProbeEvent.Move.class::cast)
                .filter(move -> !move.at().isBefore(since))
                .findFirst();
    }

    /** The longest silence that ended after that instant; zero if no answer was late. */
    Duration outageSince(Instant since) {
        return events.stream()
                .filter(ProbeEvent.Silence.class::isInstance)
                .map(ProbeEvent.Silence.class::cast)
                .filter(silence -> !silence.at().isBefore(since))
                .map(ProbeEvent.Silence::length)
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    @Override
    public void close() {
        listening.close();
    }
}
