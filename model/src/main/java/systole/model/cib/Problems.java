package systole.model.cib;

import systole.model.constraint.Constraint;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.Position;
import systole.model.xml.XmlElement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what is legal but surely not meant: ids used twice, constraints about nothing, parts not
 * acted on.
 */
final class Problems {
    private Problems() {}

    static List<Problem> of(XmlElement section, Configuration configuration) {
        var problems = new ArrayList<Problem>();
        duplicates(section, problems);
        Set<ResourceId> known =
                configuration.resources().stream()
                        .flatMap(Problems::ids)
                        .collect(Collectors.toSet());
        for (Constraint constraint : configuration.constraints()) {
            dangling(constraint, known, problems);
        }
        for (Resource resource : configuration.resources()) {
            if (resource instanceof Resource.Clone) {
                problems.add(
                        new Problem(
                                resource.source().position(),
                                "clone "
                                        + resource.id()
                                        + " is kept but not run: this version runs primitives and"
                                        + " groups"));
            }
        }
        return problems;
    }

    private static Stream<ResourceId> ids(Resource resource) {
        return switch (resource) {
            case Resource.Primitive primitive -> Stream.of(primitive.id());
            case Resource.Group group ->
                    Stream.concat(
                            Stream.of(group.id()),
                            group.members().stream().map(Resource.Primitive::id));
            case Resource.Clone clone -> Stream.concat(Stream.of(clone.id()), ids(clone.copied()));
        };
    }

    private static void duplicates(XmlElement section, List<Problem> problems) {
        Map<String, Position> first = new HashMap<>();
        var reported = new HashSet<String>();
        section.descendants()
                .filter(
                        element ->
                                element.attribute("id").isPresent()
                                        && !element.name().equals("role"))
                .forEach(
                        element -> {
                            Position before = first.putIfAbsent(element.id(), element.position());
                            if (before != null && reported.add(element.id())) {
                                problems.add(
                                        new Problem(
                                                element.position(),
                                                "id \""
                                                        + element.id()
                                                        + "\" is used again (first at "
                                                        + before
                                                        + "); give each element its own"));
                            }
                        });
    }

    private static void dangling(
            Constraint constraint, Set<ResourceId> known, List<Problem> problems) {
        List<ResourceId> named =
                switch (constraint) {
                    case Constraint.Location location -> List.of(location.resource());
                    case Constraint.Colocation colocation ->
                            List.of(colocation.dependent(), colocation.primary());
                    case Constraint.Order order -> List.of(order.first(), order.then());
                    case Constraint.Unsupported unsupported -> {
                        problems.add(
                                new Problem(
                                        unsupported.source().position(),
                                        unsupported.id() + ": " + unsupported.reason()));
                        yield List.of();
                    }
                };
        for (ResourceId resource : named) {
            if (!known.contains(resource)) {
                problems.add(
                        new Problem(
                                constraint.source().position(),
                                "constraint "
                                        + constraint.id()
                                        + " names "
                                        + resource
                                        + ", which does not exist"
                                        + hint(resource, known)));
            }
        }
    }

    private static String hint(ResourceId missing, Set<ResourceId> known) {
        String plain = missing.value().replace('_', '-');
        return known.stream()
                .filter(id -> id.value().replace('_', '-').equals(plain))
                .findFirst()
                .map(id -> "; did you mean " + id + "?")
                .orElse("");
    }
}
