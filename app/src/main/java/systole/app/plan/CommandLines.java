package systole.app.plan;

import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same as would be typed into a shell on a node. Pure. */
final class CommandLines {
    private CommandLines() {}

    static String of(Intent intent, Cib before, Cib after) {
        Dialect dialect = before.dialect();
        return switch (intent) {
            case Intent.MoveResource(var resource, var target) ->
                    "crm_resource -M -r " + resource + " -H " + target;
            case Intent.StopResource(var resource) ->
                    meta(resource, dialect.spell("target-role"), "Stopped");
            case Intent.StartResource(var resource) ->
                    "crm_resource --meta -r " + resource + " -d " + dialect.spell("target-role");
            case Intent.Standby(var node) -> "crm_standby -U " + node + " -v on";
            case Intent.Unstandby(var node) -> "crm_standby -U " + node + " -v off";
            case Intent.CleanUp(var resource, var node) -> cleanUp(resource, node);
            case Intent.Manage(var resource) -> meta(resource, dialect.spell("is-managed"), "true");
            case Intent.Unmanage(var resource) ->
                    meta(resource, dialect.spell("is-managed"), "false");
            case Intent.EditConfiguration _ -> edit(before.root(), after.root());
        };
    }

    private static String meta(ResourceId resource, String name, String value) {
        return "crm_resource --meta -r " + resource + " -p " + name + " -v " + value;
    }

    private static String cleanUp(ResourceId resource, Optional<NodeName> node) {
        return node.map(
                        on ->
                                "crm_failcount -D -U %s -r %s && crm_resource -C -H %s -r %s"
                                        .formatted(on, resource, on, resource))
                .orElse("crm_resource -C -r " + resource);
    }

    private static String edit(XmlElement before, XmlElement after) {
        var lines = new ArrayList<String>();
        for (XmlElement section : sections(after)) {
            var old =
                    sections(before).stream()
                            .filter(one -> one.name().equals(section.name()))
                            .findFirst()
                            .orElse(XmlElement.of(section.name()));
            lines.addAll(section(old, section));
        }
        return String.join("\n", lines);
    }

    private static List<XmlElement> sections(XmlElement root) {
        return root.first("configuration").map(XmlElement::elements).orElse(List.of());
    }

    private static List<String> section(XmlElement before, XmlElement after) {
        var lines = new ArrayList<String>();
        for (XmlElement old : before.elements()) {
            if (same(after, old).isEmpty()) {
                lines.add(cibadmin("-D", after.name(), old.withChildren(List.of())));
            }
        }
        for (XmlElement now : after.elements()) {
            Optional<XmlElement> old = same(before, now);
            if (old.isEmpty()) {
                lines.add(cibadmin("-C", after.name(), now));
            } else if (!old.get().equals(now)) {
                lines.add(cibadmin("-M", after.name(), now));
            }
        }
        return lines;
    }

    private static Optional<XmlElement> same(XmlElement section, XmlElement wanted) {
        return section.elements().stream()
                .filter(one -> one.name().equals(wanted.name()) && one.id().equals(wanted.id()))
                .findFirst();
    }

    private static String cibadmin(String what, String section, XmlElement element) {
        String text = XmlWriter.write(element).strip().replaceAll(">\\s+<", "><");
        return "cibadmin " + what + " -o " + section + " -X '" + quoted(text) + "'";
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }
}
