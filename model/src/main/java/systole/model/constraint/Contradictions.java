package systole.model.constraint;

import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.rule.AttributeExpression;
import systole.model.rule.Rule;
import systole.model.score.Score;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what is wrong with adding a constraint to those there are. */
public final class Contradictions {
    private final Collection<Constraint> existing;
    private final Collection<Resource> resources;

    /** Judges against these constraints, about these top-level resources. */
    public Contradictions(Collection<Constraint> existing, Collection<Resource> resources) {
        this.existing = List.copyOf(existing);
        this.resources = List.copyOf(resources);
    }

    /** Why a constraint should not be added or changed to this. */
    public sealed interface Objection {
        /** It speaks of one resource twice. */
        record WithItself(ResourceId resource) implements Objection {}

        /** One is a member of the other, which already decides this. */
        record WithOwnGroup(ResourceId member, ResourceId group) implements Objection {}

        /** Another constraint already says it, or its opposite. */
        record AlreadySaid(String constraint) implements Objection {}

        /** Together they must be, and apart they must be. */
        record TogetherAndApart(String constraint) implements Objection {}

        /** Each waits for the next; the last for the first. */
        record Circle(List<ResourceId> members) implements Objection {
            /** Copies the members. */
            public Circle {
                members = List.copyOf(members);
            }
        }
    }

    /** The first objection to a constraint, itself (by id) not counted among those there are. */
    public Optional<Objection> to(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Location location -> said(location);
            case Constraint.Colocation colocation -> colocation(colocation);
            case Constraint.Order order -> order(order);
            case Constraint.Unsupported _ -> Optional.empty();
        };
    }

    private List<Constraint> others(Constraint constraint) {
        return existing.stream().filter(other -> !other.id().equals(constraint.id())).toList();
    }

    private Optional<Objection> said(Constraint.Location location) {
        return others(location).stream()
                .filter(
                        other ->
                                other
                                                instanceof
                                                Constraint.Location(
                                                        _,
                                                        var resource,
                                                        var rules,
                                                        var lifetime,
                                                        _)
                                        && resource.equals(location.resource())
                                        && lifetime.isEmpty()
                                        && sameConditions(rules, location.rules()))
                .findFirst()
                .map(other -> new Objection.AlreadySaid(other.id()));
    }

    private static boolean sameConditions(List<Rule> some, List<Rule> others) {
        return some.stream()
                .map(rule -> conditions(rule))
                .toList()
                .equals(others.stream().map(rule -> conditions(rule)).toList());
    }

    private static List<Object> conditions(Rule rule) {
        return rule.expressions().stream()
                .map(
                        expression ->
                                expression
                                                instanceof
                                                AttributeExpression(
                                                        _,
                                                        var attribute,
                                                        var operation,
                                                        var value,
                                                        _)
                                        ? (Object) List.of(attribute, operation, value)
                                        : expression)
                .toList();
    }

    private Optional<Objection> colocation(Constraint.Colocation asked) {
        Optional<Objection> pair = pair(asked.dependent(), asked.primary());
        if (pair.isPresent()) {
            return pair;
        }
        for (Constraint other : others(asked)) {
            if (other instanceof Constraint.Colocation there && sameResources(asked, there)) {
                boolean opposed =
                        asked.score().isInfinity() && there.score().isMinusInfinity()
                                || asked.score().isMinusInfinity() && there.score().isInfinity();
                if (opposed) {
                    return Optional.of(new Objection.TogetherAndApart(there.id()));
                }
                if (there.dependent().equals(asked.dependent())) {
                    return Optional.of(new Objection.AlreadySaid(there.id()));
                }
            }
        }
        return circle(asked.dependent(), asked.primary(), dependents(asked));
    }

    private static boolean sameResources(Constraint.Colocation one, Constraint.Colocation other) {
        return Set.of(one.dependent(), one.primary())
                .equals(Set.of(other.dependent(), other.primary()));
    }

    private Optional<Objection> order(Constraint.Order asked) {
        Optional<Objection> pair = pair(asked.first(), asked.then());
        if (pair.isPresent()) {
            return pair;
        }
        for (Constraint other : others(asked)) {
            if (other instanceof Constraint.Order there
                    && there.first().equals(asked.first())
                    && there.then().equals(asked.then())
                    && there.firstAction().equals(asked.firstAction())
                    && there.thenAction().equals(asked.thenAction())) {
                return Optional.of(new Objection.AlreadySaid(there.id()));
            }
        }
        return circle(asked.first(), asked.then(), followers(asked));
    }

    private Optional<Objection> pair(ResourceId one, ResourceId other) {
        if (one.equals(other)) {
            return Optional.of(new Objection.WithItself(one));
        }
        return resources.stream()
                .filter(Resource.Group.class::isInstance)
                .filter(group -> group.id().equals(one) || group.id().equals(other))
                .filter(
                        group ->
                                group.primitives().stream()
                                        .anyMatch(m -> m.id().equals(one) || m.id().equals(other)))
                .findFirst()
                .map(
                        group ->
                                new Objection.WithOwnGroup(
                                        group.id().equals(one) ? other : one, group.id()));
    }

    /** Who is placed after whom: mandatory colocations lead from dependent to primary. */
    private Map<ResourceId, Set<ResourceId>> dependents(Constraint asked) {
        var edges = new LinkedHashMap<ResourceId, Set<ResourceId>>();
        for (Constraint other : others(asked)) {
            if (other instanceof Constraint.Colocation there
                    && there.score().equals(Score.INFINITY)) {
                edges.computeIfAbsent(there.dependent(), _ -> new LinkedHashSet<>())
                        .add(there.primary());
            }
        }
        return edges;
    }

    private Map<ResourceId, Set<ResourceId>> followers(Constraint asked) {
        var edges = new LinkedHashMap<ResourceId, Set<ResourceId>>();
        for (Constraint other : others(asked)) {
            if (other instanceof Constraint.Order there && there.mandatory()) {
                edges.computeIfAbsent(there.first(), _ -> new LinkedHashSet<>()).add(there.then());
            }
        }
        return edges;
    }

    /** A way back from the end to the beginning, if there is one. */
    private static Optional<Objection> circle(
            ResourceId from, ResourceId to, Map<ResourceId, Set<ResourceId>> edges) {
        var cameFrom = new LinkedHashMap<ResourceId, ResourceId>();
        Deque<ResourceId> waiting = new ArrayDeque<>(List.of(to));
        while (!waiting.isEmpty()) {
            ResourceId here = waiting.remove();
            for (ResourceId next : edges.getOrDefault(here, Set.of())) {
                if (!next.equals(to) && cameFrom.putIfAbsent(next, here) == null) {
                    waiting.add(next);
                }
            }
            if (cameFrom.containsKey(from)) {
                return Optional.of(new Objection.Circle(way(from, to, cameFrom)));
            }
        }
        return Optional.empty();
    }

    private static List<ResourceId> way(
            ResourceId from, ResourceId to, Map<ResourceId, ResourceId> cameFrom) {
        var way = new ArrayList<ResourceId>();
        ResourceId step = from;
        while (step != null && !step.equals(to)) {
            way.addFirst(step);
            step = cameFrom.get(step);
        }
        way.addFirst(to);
        way.addFirst(from);
        return way;
    }
}
