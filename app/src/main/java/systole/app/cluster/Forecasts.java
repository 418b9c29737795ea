package systole.app.cluster;

import systole.model.cib.Cib;
import systole.model.cib.Configuration;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forecasts of all resources, made anew only when something they depend on has changed. Beyond
 * {@value #AT_MOST} primitives none are made here: they are then made one at a time for whoever
 * asks.
 *
 * <p>For one thread.
 */
final class Forecasts {
    static final int AT_MOST = 60;

    private record Basis(
            Configuration configuration,
            Map<ResourceId, List<NodeName>> placement,
            List<Standing> nodes) {}

    private record Standing(NodeName node, boolean online, Map<String, String> attributes) {
        Standing(NodeState state) {
            this(state.name(), state.online(), state.transientAttributes());
        }
    }

    private final Decider decider;
    private Optional<Basis> basis = Optional.empty();
    private Map<ResourceId, FailureForecast> made = Map.of();

    Forecasts(Decider decider) {
        this.decider = decider;
    }

    Map<ResourceId, FailureForecast> of(Situation situation) {
        Cib cib = situation.cib();
        var now =
                Optional.of(
                        new Basis(
                                cib.configuration(),
                                situation.decision().placement(),
                                cib.status().stream().map(Standing::new).toList()));
        if (!now.equals(basis)) {
            made = make(situation);
            basis = now;
        }
        return made;
    }

    private Map<ResourceId, FailureForecast> make(Situation situation) {
        Configuration configuration = situation.cib().configuration();
        var forecasts = new LinkedHashMap<ResourceId, FailureForecast>();
        if (configuration.primitives().size() <= AT_MOST) {
            configuration.resources().stream()
                    .flatMap(Forecasts::withMembers)
                    .forEach(
                            id ->
                                    FailureForecast.of(situation, id, decider)
                                            .ifPresent(found -> forecasts.put(id, found)));
        }
        return forecasts;
    }

    private static Stream<ResourceId> withMembers(Resource resource) {
        return switch (resource) {
            case Resource.Primitive primitive -> Stream.of(primitive.id());
            case Resource.Group group ->
                    Stream.concat(
                            Stream.of(group.id()), group.members().stream().map(Resource::id));
            case Resource.Clone _ -> Stream.empty();
        };
    }
}
