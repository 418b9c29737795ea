package systole.app.constraints;

import systole.app.plan.Phrase;
import systole.model.cib.Cib;
import systole.model.constraint.Constraint;
import systole.model.constraint.Contradictions;
import systole.model.constraint.Contradictions.Objection;
import systole.model.edit.ConstraintElements;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns gestures on the graph into drafts, or says in words why not. Pure. */
final class Drafting {
    /** A new preference is a preference, not a must. */
    static final Score FIRST_PREFERENCE = Score.of(100);

    private final Cib cib;
    private final ConstraintElements elements;

    Drafting(Cib cib) {
        this.cib = cib;
        elements = new ConstraintElements(cib);
    }

    /** What a gesture leads to. */
    sealed interface Outcome {
        /** A draft that contradicts nothing. */
        record Possible(Draft draft) implements Outcome {}

        /** Why it cannot be, in words. */
        record Impossible(Phrase reason) implements Outcome {}
    }

    /** A line from a resource to a node, or back. */
    Outcome preference(Vertex.OfResource resource, Vertex.OfNode node) {
        return judged(
                Draft.adding(
                        elements.location(resource.resource(), node.node(), FIRST_PREFERENCE)));
    }

    /** A line from one resource to another. */
    Outcome relation(Vertex.OfResource first, Vertex.OfResource second, Wish wish) {
        ResourceId one = first.resource();
        ResourceId other = second.resource();
        XmlElement element =
                switch (wish) {
                    case TOGETHER -> elements.colocation(one, other, Score.INFINITY);
                    case APART -> elements.colocation(one, other, Score.MINUS_INFINITY);
                    case AFTER -> elements.order(other, one, true);
                };
        return judged(Draft.adding(element));
    }

    /** The wishes that contradict nothing, for a line between two resources. */
    List<Wish> possible(Vertex.OfResource first, Vertex.OfResource second) {
        return Arrays.stream(Wish.values())
                .filter(wish -> relation(first, second, wish) instanceof Outcome.Possible)
                .toList();
    }

    /** Another score for an edge. */
    Outcome score(Edge edge, Score score) {
        return judged(
                Draft.changing(
                        ConstraintElements.withScore(edge.constraint(), edge.rule(), score)));
    }

    /** An edge the other way round. */
    Outcome flipped(Edge edge) {
        return judged(Draft.changing(ConstraintElements.flipped(edge.constraint())));
    }

    private Outcome judged(Draft draft) {
        try {
            Optional<Constraint> constraint = draft.constraint(cib);
            return constraint
                    .flatMap(
                            new Contradictions(
                                            cib.configuration().constraints(),
                                            cib.configuration().resources())
                                    ::to)
                    .<Outcome>map(objection -> new Outcome.Impossible(words(objection)))
                    .orElseGet(() -> new Outcome.Possible(draft));
        } catch (XmlException e) {
            return new Outcome.Impossible(Phrase.of("constraints.refused.invalid", e.problem()));
        }
    }

    private static Phrase words(Objection objection) {
        return switch (objection) {
            case Objection.WithItself(var resource) ->
                    Phrase.of("constraints.refused.itself", resource);
            case Objection.WithOwnGroup(var member, var group) ->
                    Phrase.of("constraints.refused.group", member, group);
            case Objection.AlreadySaid(var constraint) ->
                    Phrase.of("constraints.refused.said", constraint);
            case Objection.TogetherAndApart(var constraint) ->
                    Phrase.of("constraints.refused.opposite", constraint);
            case Objection.Circle(var members) ->
                    Phrase.of(
                            "constraints.refused.circle",
                            String.join(" → ", members.stream().map(ResourceId::value).toList()));
        };
    }
}
