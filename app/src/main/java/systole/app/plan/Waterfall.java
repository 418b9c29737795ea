package systole.app.plan;

import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ScoreTerm;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The score of a primitive on a node, term by term. Terms that add nothing are left out, except
 * failures: that they count for nothing is worth knowing.
 *
 * @param total the final score; empty if the node is no candidate
 */
public record Waterfall(ResourceId resource, NodeName node, List<Row> rows, Optional<Score> total) {

    /**
     * One term.
     *
     * @param before the sum before it
     */
    public record Row(ScoreTerm term, Score before) {}

    /** Copies the rows. */
    public Waterfall {
        rows = List.copyOf(rows);
    }

    /** The waterfall of a resource on a node. */
    public static Waterfall of(Decision decision, ResourceId resource, NodeName node) {
        var byNode = decision.terms().get(resource);
        List<ScoreTerm> terms =
                byNode == null ? List.of() : byNode.getOrDefault(node, List.<ScoreTerm>of());
        var rows = new ArrayList<Row>();
        Score before = Score.ZERO;
        for (ScoreTerm term : terms) {
            boolean silent =
                    term.amount().equals(Score.ZERO)
                            && term.kind() != ScoreTerm.Kind.FAILURES
                            && term.kind() != ScoreTerm.Kind.NODE_UNAVAILABLE;
            if (!silent) {
                rows.add(new Row(term, before));
            }
            before = term.total();
        }
        return new Waterfall(resource, node, rows, decision.score(resource, node));
    }

    /** The lowest sum on the way. */
    public int low() {
        return sums().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** The highest sum on the way. */
    public int high() {
        return sums().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Infinite sums fill the bar anyway and would flatten all others. */
    private List<Integer> sums() {
        var sums = new ArrayList<Integer>(List.of(0));
        for (Row row : rows) {
            for (Score sum : List.of(row.before(), row.term().total())) {
                if (!sum.isInfinite()) {
                    sums.add(sum.value());
                }
            }
        }
        return sums;
    }
}
