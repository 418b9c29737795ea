package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A patch as XML, in the second format of {@code crm_diff}: one {@code <change>} a step, each with
 * a path in the document as the steps before have left it.
 */
final class PatchXml {
    private static final Pattern POSITION = Pattern.compile("\\d{1,9}");

    private PatchXml() {}

    /** The patch that leads away from a CIB. */
    static XmlElement of(CibPatch patch, Cib before) throws PatchException {
        var children = new ArrayList<XmlNode>();
        children.add(
                XmlElement.of("version")
                        .append(
                                patch.from().mark(XmlElement.of("source")),
                                patch.to().mark(XmlElement.of("target"))));
        XmlElement root = before.root();
        for (Change change : patch.changes()) {
            children.add(element(root, change));
            root = change.apply(root);
        }
        return XmlElement.of("diff", "format", "2").withChildren(children);
    }

    private static XmlElement element(XmlElement root, Change change) throws PatchException {
        String path = TreePath.words(root, change.path());
        return switch (change) {
            case Change.Insert(_, int position, XmlNode node) -> {
                XmlElement create =
                        change("create", path).with("position", Integer.toString(position));
                yield node instanceof XmlNode.Text(String text)
                        ? create.with("text", text)
                        : create.append(node);
            }
            case Change.Remove(_, int position) -> {
                var gone = new ArrayList<>(change.path());
                gone.add(position);
                yield change("delete", TreePath.words(root, gone));
            }
            case Change.SetAttributes(_, Map<String, String> attributes) ->
                    change("modify", path).append(modification(root, change, attributes));
            case Change.Replace _ ->
                    throw new PatchException("the root of a CIB is never replaced");
        };
    }

    private static XmlElement change(String operation, String path) {
        return XmlElement.of("change", "operation", operation, "path", path);
    }

    private static XmlNode[] modification(
            XmlElement root, Change change, Map<String, String> attributes) throws PatchException {
        XmlElement before = at(root, change.path());
        var list = new ArrayList<XmlElement>();
        attributes.forEach(
                (name, value) -> {
                    if (!value.equals(before.attributes().get(name))) {
                        list.add(attribute(name, "set").with("value", value));
                    }
                });
        before.attributes().keySet().stream()
                .filter(name -> !attributes.containsKey(name))
                .forEach(name -> list.add(attribute(name, "unset")));
        XmlElement result = XmlElement.of(before.name()).withAttributes(attributes);
        return new XmlNode[] {
            XmlElement.of("change-list").withChildren(list),
            XmlElement.of("change-result").append(result)
        };
    }

    private static XmlElement attribute(String name, String operation) {
        return XmlElement.of("change-attr", "name", name, "operation", operation);
    }

    private static XmlElement at(XmlElement root, List<Integer> path) throws PatchException {
        XmlElement element = root;
        for (int position : path) {
            if (!(element.children().get(position) instanceof XmlElement child)) {
                throw new PatchException("only elements have attributes");
            }
            element = child;
        }
        return element;
    }

    /** The patch that XML stands for, to be applied to a CIB. */
    static CibPatch read(XmlElement diff, Cib before) throws PatchException {
        if (!diff.name().equals("diff") || !diff.attribute("format", "").equals("2")) {
            throw new PatchException("<" + diff.name() + "> is not a <diff format=\"2\">");
        }
        var changes = new ArrayList<Change>();
        XmlElement root = before.root();
        for (XmlElement one : diff.elements("change")) {
            Change change = change(one, root);
            changes.add(change);
            root = change.apply(root);
        }
        return new CibPatch(version(diff, "source"), version(diff, "target"), List.copyOf(changes));
    }

    private static CibVersion version(XmlElement diff, String which) throws PatchException {
        return CibVersion.of(
                diff.path("version", which)
                        .orElseThrow(() -> new PatchException("<version> has no <" + which + ">")));
    }

    private static Change change(XmlElement one, XmlElement root) throws PatchException {
        List<Integer> path = TreePath.positions(root, one.attribute("path", ""));
        return switch (one.attribute("operation", "")) {
            case "create" -> new Change.Insert(path, position(one), created(one));
            case "delete" -> {
                if (path.isEmpty()) {
                    throw new PatchException("the root cannot be deleted");
                }
                yield new Change.Remove(path.subList(0, path.size() - 1), path.getLast());
            }
            case "modify" -> new Change.SetAttributes(path, result(one));
            default ->
                    throw new PatchException(
                            "operation \"" + one.attribute("operation", "") + "\" is not known");
        };
    }

    private static int position(XmlElement one) throws PatchException {
        String text = one.attribute("position", "");
        if (!POSITION.matcher(text).matches()) {
            throw new PatchException("position \"" + text + "\" is not a number");
        }
        return Integer.parseInt(text);
    }

    private static XmlNode created(XmlElement one) throws PatchException {
        if (one.attribute("text").isPresent()) {
            return new XmlNode.Text(one.attribute("text", ""));
        }
        if (one.children().size() != 1) {
            throw new PatchException("a change creates one node, not " + one.children().size());
        }
        return one.children().getFirst();
    }

    private static Map<String, String> result(XmlElement one) throws PatchException {
        return one.path("change-result").stream()
                .flatMap(result -> result.elements().stream())
                .findFirst()
                .map(element -> new LinkedHashMap<>(element.attributes()))
                .orElseThrow(() -> new PatchException("a modification has no <change-result>"));
    }
}
