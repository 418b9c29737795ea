package systole.lab;

import systole.model.node.NodeName;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the client saw of the moving address. */
sealed interface ProbeEvent {
    /** When it was seen. */
    Instant at();

    /** The first answer of all. */
    record First(Instant at, NodeName host) implements ProbeEvent {}

    /** An answer after a silence. */
    record Silence(Instant at, Duration length) implements ProbeEvent {}

    /** Another host answers than before. */
    record Move(Instant at, NodeName from, NodeName to) implements ProbeEvent {}

    /** Reads a line of the probe; none for those that tell nothing about the address. */
    static Optional<ProbeEvent> read(String line) {
        JsonNode json = JsonMapper.shared().readTree(line);
        return switch (json.path("ev").asString()) {
            case "first" -> Optional.of(new First(time(json), host(json, "host")));
            case "gap", "gap-open" -> Optional.of(new Silence(time(json), millis(json.path("ms"))));
            case "move" -> Optional.of(new Move(time(json), host(json, "src"), host(json, "dst")));
            default -> Optional.empty();
        };
    }

    private static NodeName host(JsonNode json, String field) {
        return NodeName.of(json.path(field).asString());
    }

    private static Duration millis(JsonNode number) {
        return Duration.ofNanos(Math.round(number.asDouble() * 1e6));
    }

    private static Instant time(JsonNode json) {
        long micros = Math.round(json.path("t").asDouble() * 1e6);
        return Instant.EPOCH.plusNanos(micros * 1000);
    }
}
