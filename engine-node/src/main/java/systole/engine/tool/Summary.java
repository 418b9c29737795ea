package systole.engine.tool;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a transition does to each resource, in a word. */
final class Summary {
    private final Decision decision;
    private final Map<ResourceId, List<Action>> actions;

    private Summary(Decision decision) {
        this.decision = decision;
        this.actions =
                decision.graph().executed().stream()
                        .collect(Collectors.groupingBy(Action::resource));
    }

    /** One line for each resource that is touched, in the order of the document. */
    static List<String> of(Decision decision) {
        var summary = new Summary(decision);
        int width =
                decision.placement().keySet().stream()
                        .mapToInt(resource -> resource.value().length())
                        .max()
                        .orElse(0);
        return decision.placement().keySet().stream()
                .flatMap(resource -> summary.line(resource, width).stream())
                .toList();
    }

    private Optional<String> line(ResourceId resource, int width) {
        Optional<Action> start = first(resource, "start");
        Optional<Action> stop = first(resource, "stop");
        String word = word(resource, start, stop);
        String reason =
                word.equals("Start") || word.equals("Move")
                        ? ""
                        : stop.map(Action::reason).filter(text -> !text.isEmpty()).orElse("");
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("%-10s %-" + width + "s ( %s )%s")
                                .formatted(
                                        word,
                                        resource,
                                        where(word, start, stop),
                                        reason.isEmpty() ? "" : ": " + reason));
    }

    private Optional<Action> first(ResourceId resource, String operation) {
        return actions.getOrDefault(resource, List.of()).stream()
                .filter(one -> one.operation().equals(operation))
                .findFirst();
    }

    private String word(ResourceId resource, Optional<Action> start, Optional<Action> stop) {
        if (start.isEmpty()) {
            return stop.isEmpty() ? "" : "Stop";
        } else if (stop.isEmpty()) {
            return "Start";
        } else if (!start.get().node().equals(stop.get().node())) {
            return "Move";
        }
        ResourceState state = decision.states().get(resource);
        return state == null || state.failedOn().isEmpty() ? "Restart" : "Recover";
    }

    private static String where(String word, Optional<Action> start, Optional<Action> stop) {
        String from = stop.flatMap(Action::node).map(NodeName::value).orElse("");
        String to = start.flatMap(Action::node).map(NodeName::value).orElse("");
        return switch (word) {
            case "Move" -> from + " -> " + to;
            case "Stop" -> from;
            default -> to;
        };
    }

    /** Every score, a line each. */
    static List<String> scores(Decision decision) {
        return decision.scores().entrySet().stream()
                .flatMap(
                        resource ->
                                resource.getValue().entrySet().stream()
                                        .map(
                                                node ->
                                                        "pcmk__primitive_assign: %s allocation score on %s: %s"
                                                                .formatted(
                                                                        resource.getKey(),
                                                                        node.getKey(),
                                                                        node.getValue())))
                .toList();
    }
}
