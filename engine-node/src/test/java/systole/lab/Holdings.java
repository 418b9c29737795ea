package systole.lab;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which host had the address when, as one clock saw it. Safe for use by several threads. */
final class Holdings {
    private final List<Span> spans = new ArrayList<>();
    private final TreeMap<NodeName, Instant> open = new TreeMap<>();

    /** A time during which a host had the address. */
    record Span(NodeName host, Instant from, Instant until) {}

    /** A time during which two hosts had it. */
    record Overlap(NodeName first, NodeName second, Instant from, Duration length) {
        @Override
        public String toString() {
            return "%s and %s for %d ms from %s".formatted(first, second, length.toMillis(), from);
        }
    }

    /** A host has it from now on; nothing new if it had it already. */
    synchronized void gained(NodeName host, Instant at) {
        open.putIfAbsent(host, at);
    }

    /** A host has it no more; nothing new if it had it not. */
    synchronized void lost(NodeName host, Instant at) {
        Instant from = open.remove(host);
        if (from != null) {
            spans.add(new Span(host, from, at));
        }
    }

    /** Who has it at present. */
    synchronized List<NodeName> holders() {
        return List.copyOf(open.keySet());
    }

    /** When a host first got it after that instant. */
    synchronized Optional<Instant> gainedSince(NodeName host, Instant since) {
        return all(Instant.MAX).stream()
                .filter(span -> span.host().equals(host))
                .map(Span::from)
                .filter(from -> !from.isBefore(since))
                .min(Instant::compareTo);
    }

    /** When a host first lost it after that instant. */
    synchronized Optional<Instant> lostSince(NodeName host, Instant since) {
        return spans.stream()
                .filter(span -> span.host().equals(host))
                .map(Span::until)
                .filter(until -> !until.isBefore(since))
                .min(Instant::compareTo);
    }

    /** All times after that instant in which two hosts had it, as far as known now. */
    synchronized List<Overlap> overlapsSince(Instant since, Instant now) {
        Predicate<Span> recent = span -> span.until().isAfter(since);
        List<Span> spans = all(now).stream().filter(recent).toList();
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            for (Span other : spans.subList(i + 1, spans.size())) {
                overlap(spans.get(i), other, since).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Overlap> overlap(Span one, Span other, Instant since) {
        Instant from = later(later(one.from(), other.from()), since);
        Instant until = one.until().isBefore(other.until()) ? one.until() : other.until();
        if (one.host().equals(other.host()) || !from.isBefore(until)) {
            return Optional.empty();
        }
        return Optional.of(
                new Overlap(one.host(), other.host(), from, Duration.between(from, until)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Span> all(Instant now) {
        List<Span> all = new ArrayList<>(spans);
        open.forEach((host, from) -> all.add(new Span(host, from, now)));
        return all;
    }
}
