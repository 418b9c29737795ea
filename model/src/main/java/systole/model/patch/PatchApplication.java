package systole.model.patch;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlLimits;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Applies patches. None leads to a document deeper than one that can be read, whatever it holds.
 */
final class PatchApplication {
    private PatchApplication() {}

    static Cib apply(CibPatch patch, Cib cib) throws PatchException {
        if (!cib.version().equals(patch.from())) {
            throw new PatchException(
                    "the change starts at version "
                            + patch.from()
                            + " but the CIB is at "
                            + cib.version());
        }
        XmlElement root = changed(patch, cib);
        if (!CibVersion.of(root).equals(patch.to())) {
            throw new PatchException(
                    "the change promises version "
                            + patch.to()
                            + " but leads to "
                            + CibVersion.of(root));
        }
        return with(cib, root);
    }

    static Cib applyLater(CibPatch patch, Cib cib) throws PatchException {
        CibVersion version = patch.to().equals(patch.from()) ? cib.version() : patch.to();
        return with(cib, version.mark(changed(patch, cib)));
    }

    private static XmlElement changed(CibPatch patch, Cib cib) throws PatchException {
        XmlElement root = cib.root();
        for (Change change : patch.changes()) {
            root = change.apply(root);
        }
        return root;
    }

    private static Cib with(Cib cib, XmlElement root) throws PatchException {
        try {
            return cib.withRoot(root);
        } catch (XmlException e) {
            throw new PatchException(e.getMessage());
        }
    }

    /** The element after a change that is meant for it or, further along its path, for a child. */
    static XmlElement at(XmlElement element, Change change, int depth) throws PatchException {
        requireRoom(depth + 1);
        if (depth == change.path().size()) {
            return here(element, change);
        }
        int position = change.path().get(depth);
        if (position < 0
                || position >= element.children().size()
                || !(element.children().get(position) instanceof XmlElement child)) {
            throw new PatchException(
                    "the change speaks of child "
                            + position
                            + " of <"
                            + element.name()
                            + ">, which is not there");
        }
        List<XmlNode> children = new ArrayList<>(element.children());
        children.set(position, at(child, change, depth + 1));
        return element.withChildren(children);
    }

    private static void requireRoom(int levels) throws PatchException {
        if (levels > XmlLimits.DEFAULT.depth()) {
            throw new PatchException(
                    "the change nests deeper than "
                            + XmlLimits.DEFAULT.depth()
                            + " elements, more than a CIB may");
        }
    }

    /** How many elements stand in each other. */
    private static int height(XmlNode node) {
        int below = 0;
        if (node instanceof XmlElement element) {
            for (XmlNode child : element.children()) {
                below = Math.max(below, height(child));
            }
            below++;
        }
        return below;
    }

    private static XmlElement here(XmlElement element, Change change) throws PatchException {
        return switch (change) {
            case Change.SetAttributes(_, var attributes) -> element.withAttributes(attributes);
            case Change.Replace(_, var replacement) -> {
                requireRoom(change.path().size() + height(replacement));
                yield replacement;
            }
            case Change.Insert(_, int position, XmlNode node) -> {
                List<XmlNode> children = new ArrayList<>(element.children());
                if (position < 0 || position > children.size()) {
                    throw new PatchException(
                            "nothing can be put at " + position + " in <" + element.name() + ">");
                }
                requireRoom(change.path().size() + 1 + height(node));
                children.add(position, node);
                yield element.withChildren(children);
            }
            case Change.Remove(_, int position) -> {
                List<XmlNode> children = new ArrayList<>(element.children());
                if (position < 0 || position >= children.size()) {
                    throw new PatchException(
                            "nothing stands at " + position + " in <" + element.name() + ">");
                }
                children.remove(position);
                yield element.withChildren(children);
            }
        };
    }
}
