package systole.engine.scheduler.unpack;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which failures of a unit on a host still count, and until when. */
public final class Failures {
    private Failures() {}

    /** How many failures count now: none once its failure timeout has passed since the last. */
    public static int counted(Unit unit, Host host, Instant now) {
        int count = host.failcount(unit.id().value());
        return count > 0 && end(unit, host).filter(end -> !now.isBefore(end)).isPresent()
                ? 0
                : count;
    }

    /** When the failures of a unit on a host stop counting, if ever. */
    public static Optional<Instant> end(Unit unit, Host host) {
        if (unit.settings().failureTimeout().isZero()) {
            return Optional.empty();
        }
        return last(unit, host).map(at -> at.plus(unit.settings().failureTimeout()));
    }

    private static Optional<Instant> last(Unit unit, Host host) {
        String attribute = "last-failure-" + unit.id();
        Stream<Instant> recorded =
                host.rules().attributes().entrySet().stream()
                        .filter(
                                pair ->
                                        pair.getKey().equals(attribute)
                                                || pair.getKey().startsWith(attribute + "#"))
                        .map(Map.Entry::getValue)
                        .filter(value -> value.matches("\\d{1,12}"))
                        .map(value -> Instant.ofEpochSecond(Long.parseLong(value)));
        Stream<Instant> seen =
                unit.observed(host).stream()
                        .flatMap(known -> known.failure().stream())
                        .flatMap(failed -> failed.changed().stream());
        return Stream.concat(recorded, seen).max(Instant::compareTo);
    }
}
