package systole.engine.scheduler.unpack;

import systole.model.cib.Cib;
import systole.model.cib.ClusterOptions;
import systole.model.resource.ResourceId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All the scheduler computes with.
 *
 * @param turns units and bunches in the order they are placed: by priority, then as in the document
 * @param byId the parts a resource id stands for: one unit, or a bunch
 */
public record Situation(
        Cib cib,
        Instant now,
        List<Host> hosts,
        List<Unit> units,
        List<Bunch> bunches,
        List<Part> turns,
        Map<ResourceId, Part> byId) {

    /** What a resource id stands for. */
    public sealed interface Part {}

    /** A single unit. */
    public record Single(Unit unit) implements Part {}

    /** A group of units. */
    public record Several(Bunch bunch) implements Part {}

    /** The cluster's options. */
    public ClusterOptions options() {
        return cib.configuration().options();
    }

    /** The part of that id, if it is defined and run. */
    public Optional<Part> part(ResourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether the lack of a quorum stops resources that need one. */
    public boolean quorumLost(String policy) {
        return !cib.haveQuorum() && options().noQuorumPolicy().equals(policy);
    }

    /** The units that speak for a part in colocations: a collocated bunch's first, or all. */
    public static List<Unit> speakers(Part part) {
        return switch (part) {
            case Single(Unit unit) -> List.of(unit);
            case Several(Bunch bunch) ->
                    bunch.collocated() ? List.of(bunch.first()) : bunch.members();
        };
    }

    /** Every unit of a part. */
    public static List<Unit> members(Part part) {
        return switch (part) {
            case Single(Unit unit) -> List.of(unit);
            case Several(Bunch bunch) -> new ArrayList<>(bunch.members());
        };
    }
}
