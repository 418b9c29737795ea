package systole.engine.command;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.engine.scheduler.ScoreTerm;
import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A decision for people: what runs where, what will be done, and how scores came about. */
final class DecisionText {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Decision decision;

    DecisionText(Decision decision) {
        this.decision = decision;
    }

    /** Placement, actions and warnings. */
    String summary(Path file) {
        var text = new StringBuilder();
        text.append(file).append(" at ").append(decision.now()).append('\n');
        var places = new Table(NEVER).row(List.of("RESOURCE", "NOW", "DECIDED"));
        decision.placement()
                .forEach(
                        (resource, nodes) ->
                                places.row(
                                        List.of(
                                                resource.value(),
                                                now(resource),
                                                nodes.isEmpty() ? "stopped" : names(nodes))));
        text.append(places).append(actions());
        decision.warnings()
                .forEach(warning -> text.append("  warning: ").append(warning).append('\n'));
        decision.recheck().ifPresent(at -> text.append("  look again at ").append(at).append('\n'));
        return text.toString().stripTrailing();
    }

    private String now(ResourceId resource) {
        ResourceState state = decision.states().get(resource);
        if (state == null) {
            return "unknown";
        }
        var words = new ArrayList<String>();
        words.add(state.activeOn().isEmpty() ? "stopped" : names(state.activeOn()));
        if (state.orphan()) {
            words.add("orphan");
        }
        if (state.blocked()) {
            words.add("blocked");
        } else if (!state.managed()) {
            words.add("unmanaged");
        }
        if (!state.reason().isEmpty()) {
            words.add(state.reason());
        }
        return String.join(", ", words);
    }

    private static String names(List<NodeName> nodes) {
        return nodes.stream().map(NodeName::value).collect(Collectors.joining(" "));
    }

    private String actions() {
        var table = new Table(NEVER);
        decision.graph().synapses().stream()
                .filter(synapse -> !synapse.action().pseudo())
                .forEach(synapse -> table.row(action(synapse)));
        return decision.graph().executed().isEmpty() ? "  nothing to do\n" : table.toString();
    }

    private static List<String> action(Synapse synapse) {
        Action action = synapse.action();
        String every = action.interval().isZero() ? "" : " every " + words(action.interval());
        String after =
                synapse.inputs().isEmpty()
                        ? ""
                        : "after "
                                + synapse.inputs().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" "));
        return List.of(
                Integer.toString(action.id()),
                action.operation() + every,
                action.resource().value(),
                action.node().map(NodeName::value).orElse(""),
                action.reason(),
                after);
    }

    private static String words(Duration span) {
        return span.toMillis() % 1000 == 0 ? span.toSeconds() + "s" : span.toMillis() + "ms";
    }

    /** Every score; the node chosen is marked with a star. */
    String scores() {
        var nodes = new TreeSet<NodeName>();
        decision.scores().values().forEach(byNode -> nodes.addAll(byNode.keySet()));
        var head = new ArrayList<String>(List.of("SCORES"));
        nodes.forEach(node -> head.add(node.value()));
        var table = new Table(1).row(head);
        decision.scores()
                .forEach(
                        (resource, byNode) -> {
                            var row = new ArrayList<String>(List.of(resource.value()));
                            nodes.forEach(node -> row.add(score(resource, byNode, node)));
                            table.row(row);
                        });
        return table.toString().stripTrailing();
    }

    private String score(ResourceId resource, SequencedMap<NodeName, Score> byNode, NodeName node) {
        Score score = byNode.get(node);
        boolean chosen = decision.placement().getOrDefault(resource, List.of()).contains(node);
        return score == null ? "-" : (chosen ? "* " : "") + score;
    }

    /** How the scores of one resource came about, summand by summand. */
    String waterfall(ResourceId resource) {
        var text = new StringBuilder("WHY ").append(resource).append('\n');
        decision.terms()
                .getOrDefault(resource, new LinkedHashMap<>())
                .forEach(
                        (node, terms) -> {
                            text.append("  ").append(node).append('\n');
                            var table = new Table(1);
                            terms.forEach(
                                    term ->
                                            table.row(
                                                    List.of(
                                                            "  " + words(term),
                                                            signed(term.amount()),
                                                            "= " + term.total())));
                            text.append(table);
                        });
        return text.toString().stripTrailing();
    }

    private static String signed(Score amount) {
        return amount.isNegative() ? amount.toString() : "+" + amount;
    }

    private static String words(ScoreTerm term) {
        String source = term.source().isEmpty() ? "" : " (" + term.source() + ")";
        return switch (term.kind()) {
                    case BASE -> "every node starts from zero";
                    case NODE_PREFERENCE -> "a location asks for it";
                    case STICKINESS -> "it runs there and stays";
                    case FAILURES ->
                            argument(term, 0) + " failures, " + argument(term, 1) + " each";
                    case THRESHOLD ->
                            argument(term, 0) + " failures, " + argument(term, 1) + " allowed";
                    case COLOCATION -> "with or apart from " + argument(term, 0);
                    case GROUP_ORDER -> "follows " + argument(term, 0);
                    case GROUP_MEMBER -> argument(term, 0) + " would be there";
                    case FAILED_HERE -> "failed there";
                    case UNMANAGED -> "is not managed and stays";
                    case STOPPED_BY_ADMIN -> "is meant to be stopped";
                    case ORPHAN -> "is no longer defined";
                    case NODE_UNAVAILABLE -> "the node is " + argument(term, 0);
                }
                + source;
    }

    private static String argument(ScoreTerm term, int index) {
        return index < term.arguments().size() ? term.arguments().get(index) : "";
    }
}
