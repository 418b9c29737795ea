package systole.model.patch;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a patch. A path leads from the root to an element by positions among all child nodes;
 * the root's own path is empty. Positions count what earlier steps of the same patch have made of
 * them.
 */
public sealed interface Change {

    /** Gives an element these attributes, in this order, instead of its own. */
    record SetAttributes(List<Integer> path, Map<String, String> attributes) implements Change {
        /** Copies, keeping the order. */
        public SetAttributes {
            path = List.copyOf(path);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /**
     * Puts a node before the child at that position, or last if the position is the number of
     * children.
     */
    record Insert(List<Integer> path, int position, XmlNode node) implements Change {
        /** Copies the path. */
        public Insert {
            path = List.copyOf(path);
        }
    }

    /** Takes the child at that position away. */
    record Remove(List<Integer> path, int position) implements Change {
        /** Copies the path. */
        public Remove {
            path = List.copyOf(path);
        }
    }

    /** Puts another element in the place of one; only ever needed for the root. */
    record Replace(List<Integer> path, XmlElement element) implements Change {
        /** Copies the path. */
        public Replace {
            path = List.copyOf(path);
        }
    }

    /** The element it changes, or whose children it changes. */
    List<Integer> path();

    /**
     * The document after this step alone.
     *
     * @throws PatchException if it does not fit
     */
    default XmlElement apply(XmlElement root) throws PatchException {
        return PatchApplication.at(root, this, 0);
    }
}
