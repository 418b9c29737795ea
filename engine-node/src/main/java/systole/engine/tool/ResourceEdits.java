package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.resource.Resource;
import systole.model.xml.XmlElement;

import java.util.List;

/** How {@code crm_resource} changes a definition. */
final class ResourceEdits {
    private ResourceEdits() {}

    static ToolResult make(char action, Given given, ClusterAccess cluster) throws Refusal {
        Changes.Edit edit =
                switch (action) {
                    case 'p' -> parameter(given);
                    case 'd' -> withoutParameter(given);
                    case 'S' -> property(given);
                    default -> deletion(given);
                };
        Changes.make(cluster, edit);
        return ToolResult.printed("");
    }

    private static String value(Given given) throws Refusal {
        return given.value('v')
                .orElseThrow(
                        () ->
                                Refusal.saying(
                                        "You need to supply a value with the -v option\n",
                                        CibError.MISSING_FIELD.exit()));
    }

    private static String type(Given given) throws Refusal {
        return given.value('t')
                .orElseThrow(
                        () ->
                                Refusal.saying(
                                        "You need to specify a resource type with -t",
                                        CibError.MISSING_FIELD.exit()));
    }

    private static Resource resource(Cib cib, Given given) throws Refusal {
        String id = ResourceTool.id(given);
        return ResourceQueries.configured(cib, id).orElseThrow(() -> ResourceTool.unknown(id));
    }

    /** Without a name and an id it would be about every parameter there is. */
    private static NamedValues pairs(Given given, char option) throws Refusal {
        String name = given.value(option).orElse("");
        if (name.isBlank() && !given.has('i')) {
            throw Refusal.because(CibError.INVALID_ARGUMENT, "a parameter needs a name");
        }
        return new NamedValues(
                given.has('m') ? "meta_attributes" : "instance_attributes",
                given.value('s'),
                given.value('i'),
                name);
    }

    private static Changes.Edit parameter(Given given) throws Refusal {
        String value = value(given);
        NamedValues pairs = pairs(given, 'p');
        return cib -> {
            Resource resource = resource(cib, given);
            List<XmlElement> known = pairs.in(resource.source());
            if (known.size() > 1) {
                throw pairs.ambiguous(" for the resource " + resource.id() + ":", known);
            }
            return Definitions.changed(
                    cib.root(),
                    resource.id().value(),
                    owner -> pairs.put(owner, cib.dialect(), newSet(cib, resource, given), value));
        };
    }

    /** Heartbeat 2 calls a set of parameters like its resource; today ids are used once. */
    private static String newSet(Cib cib, Resource resource, Given given) {
        String parameters = cib.dialect() == Dialect.HEARTBEAT_2 ? "" : "-instance_attributes";
        return resource.id() + (given.has('m') ? "-meta-options" : parameters);
    }

    private static Changes.Edit withoutParameter(Given given) throws Refusal {
        NamedValues pairs = pairs(given, 'd');
        return cib ->
                Definitions.changed(cib.root(), resource(cib, given).id().value(), pairs::remove);
    }

    private static Changes.Edit property(Given given) throws Refusal {
        String type = type(given);
        String value = value(given);
        String name = given.value('S').orElse("");
        if (!name.matches("[A-Za-z_][\\w.-]*")) {
            throw Refusal.because(CibError.INVALID_ARGUMENT);
        }
        return cib -> {
            Resource resource = ofType(cib, given, type);
            return Definitions.changed(
                    cib.root(), resource.id().value(), owner -> owner.with(name, value));
        };
    }

    private static Changes.Edit deletion(Given given) throws Refusal {
        String type = type(given);
        return cib -> {
            String id = ofType(cib, given, type).id().value();
            return Definitions.without(
                    cib.root(), element -> element.name().equals(type) && element.id().equals(id));
        };
    }

    private static Resource ofType(Cib cib, Given given, String type) throws Refusal {
        Resource resource = resource(cib, given);
        if (!resource.source().name().equals(type)) {
            throw ResourceTool.unknown(resource.id().value());
        }
        return resource;
    }
}
