package systole.engine.command;

import systole.engine.scheduler.Decision;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;

/** A decision as one line of JSON: final scores, executed actions, placement. */
final class DecisionJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private DecisionJson() {}

    static String line(Path file, Decision decision) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("file", file.toString());
        scores(line.putObject("scores"), decision);
        ArrayNode actions = line.putArray("actions");
        decision.graph()
                .executed()
                .forEach(action -> actions.add(action.key() + " " + action.node().orElseThrow()));
        placement(line.putObject("placement"), decision.placement());
        return MAPPER.writeValueAsString(line);
    }

    /** Resources no node was considered for are left out, as the original does. */
    private static void scores(ObjectNode scores, Decision decision) {
        decision.scores()
                .forEach(
                        (resource, byNode) -> {
                            if (!byNode.isEmpty()) {
                                nodes(scores.putObject(resource.value()), byNode);
                            }
                        });
    }

    private static void nodes(ObjectNode into, SequencedMap<NodeName, Score> byNode) {
        byNode.forEach((node, score) -> into.put(node.value(), score.value()));
    }

    private static void placement(
            ObjectNode into, SequencedMap<ResourceId, List<NodeName>> placement) {
        placement.forEach(
                (resource, nodes) -> {
                    ArrayNode names = into.putArray(resource.value());
                    nodes.forEach(node -> names.add(node.value()));
                });
    }
}
