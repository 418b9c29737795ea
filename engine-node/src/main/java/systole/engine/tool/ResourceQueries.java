package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.resource.AttributeSet;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.rule.RuleContext;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code crm_resource} can be asked. */
final class ResourceQueries {
    private static final Comparator<AttributeSet> HIGHEST_SCORE_FIRST =
            Comparator.comparing(AttributeSet::score).reversed();

    private ResourceQueries() {}

    static ToolResult answer(char action, Given given, ClusterAccess cluster) throws Refusal {
        Cib cib = cluster.cib();
        Wording wording = Wording.of(given);
        return switch (action) {
            case 'L' -> ToolResult.printed(wording.resources(Inventory.of(cib)));
            case 'l' -> ToolResult.printed(wording.ids(Inventory.of(cib)));
            case 'W' -> locate(cib, ResourceTool.id(given), given.has('Q'), wording);
            case 'x' -> definition(cib, ResourceTool.id(given), wording);
            case 'G' -> property(cib, given);
            default -> parameter(cib, given, cluster);
        };
    }

    private static ToolResult locate(Cib cib, String id, boolean quiet, Wording wording)
            throws Refusal {
        Item item = find(cib, id);
        if (quiet) {
            return ToolResult.printed(
                    nodes(item).stream().map(node -> node + "\n").collect(Collectors.joining()));
        }
        String lines = wording.located(id, item.activeOn());
        return new ToolResult(
                lines, lines.isEmpty() ? "resource " + id + " is NOT running\n" : "", 0);
    }

    /** The names of the nodes a resource is active on, each once. */
    static List<String> nodes(Item item) {
        return item.activeOn().stream().map(place -> place.node().value()).distinct().toList();
    }

    static Item find(Cib cib, String id) throws Refusal {
        return Inventory.find(cib, id).orElseThrow(() -> ResourceTool.unknown(id));
    }

    private static ToolResult definition(Cib cib, String id, Wording wording) throws Refusal {
        return ToolResult.printed(
                wording.definition(find(cib, id), configured(cib, id).map(Resource::source)));
    }

    /** The configured resource of that id; a copy of a clone is configured once, unnumbered. */
    static Optional<Resource> configured(Cib cib, String id) {
        Optional<Resource> exact = cib.configuration().resource(ResourceId.of(id));
        String unnumbered = id.replaceFirst("(?<=\\S):\\d+$", "");
        return exact.or(() -> cib.configuration().resource(ResourceId.of(unnumbered)));
    }

    private static Resource required(Cib cib, Given given) throws Refusal {
        String id = ResourceTool.id(given);
        return configured(cib, id).orElseThrow(() -> ResourceTool.unknown(id));
    }

    private static ToolResult property(Cib cib, Given given) throws Refusal {
        String name = given.value('G').orElse("");
        return value(required(cib, given).source().attribute(name));
    }

    private static ToolResult parameter(Cib cib, Given given, ClusterAccess cluster)
            throws Refusal {
        Resource resource = required(cib, given);
        String name = given.value('g').orElse("");
        var rules = new RuleContext(Map.of(), cluster.now().toInstant());
        List<AttributeSet> sets = given.has('m') ? resource.metaSets() : resource.parameterSets();
        return value(
                sets.stream()
                        .filter(set -> set.rules().stream().allMatch(rule -> rule.holds(rules)))
                        .sorted(HIGHEST_SCORE_FIRST)
                        .flatMap(set -> set.value(name).stream())
                        .findFirst());
    }

    private static ToolResult value(Optional<String> value) throws Refusal {
        return ToolResult.printed(
                value.orElseThrow(() -> Refusal.because(CibError.NOT_EXISTS)) + "\n");
    }
}
