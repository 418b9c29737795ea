package systole.engine.cib;

import systole.engine.election.Term;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlNode;
import systole.model.xml.XmlReader;
import systole.model.xml.XmlWriter;

import java.util.List;

/** How a write makes the next version of a CIB. */
public final class Writing {
    private static final List<String> HEAD =
            List.of("have-quorum", "have_quorum", "dc-uuid", "dc_uuid", Term.ATTRIBUTE);

    private Writing() {}

    /** The document under its next version, if anything but the version is different. */
    public static Cib status(Cib before, Cib after) {
        return after.equals(before) ? before : marked(after, before.version().nextUpdate());
    }

    /** The document under the first version of the next epoch. */
    public static Cib configuration(Cib before, XmlElement root) throws XmlException {
        CibVersion next = before.version().nextEpoch();
        CibVersion wanted = CibVersion.of(root);
        CibVersion version = wanted.compareTo(next) > 0 ? wanted : next;
        return before.withRoot(version.mark(root));
    }

    /** The document under another version. */
    public static Cib marked(Cib cib, CibVersion version) {
        return StatusRecord.with(cib, version.mark(cib.root()));
    }

    /**
     * The CIB after a change of its configuration.
     *
     * <p>A patch made from an older version still fits if only the status has moved on since: its
     * epoch is the same, so the configuration is the same.
     *
     * @throws PatchException if the configuration has moved on, naming both versions, or if the
     *     patch touches more than the configuration, or holds what XML cannot carry
     * @throws XmlException if what comes out is not a CIB
     */
    public static Cib changed(Cib cib, CibPatch patch) throws PatchException, XmlException {
        requireSameEpoch(cib, patch);
        requireXml(patch);
        Cib patched = patch.applyLater(cib);
        if (!patched.root().first("status").equals(cib.root().first("status"))) {
            throw new PatchException("the status section belongs to the engine");
        }
        return configuration(cib, withOwnHead(patched.root(), cib.root()));
    }

    private static void requireXml(CibPatch patch) throws PatchException {
        for (Change change : patch.changes()) {
            XmlElement wrap = XmlElement.of("change");
            boolean carried =
                    switch (change) {
                        case Change.SetAttributes(_, var attributes) ->
                                carries(wrap.withAttributes(attributes));
                        case Change.Insert(_, _, XmlNode node) -> carries(wrap.append(node));
                        case Change.Replace(_, XmlElement element) -> carries(element);
                        case Change.Remove _ -> true;
                    };
            if (!carried) {
                throw new PatchException("the change holds something that XML cannot carry");
            }
        }
    }

    /** Tells whether an element is the same when it has been written and read. */
    public static boolean carries(XmlElement element) {
        try {
            return XmlReader.read("change", XmlWriter.write(element)).root().equals(element);
        } catch (XmlException e) {
            return false;
        }
    }

    /**
     * Refuses a change of another configuration than the present one.
     *
     * @throws PatchException naming both versions
     */
    public static void requireSameEpoch(Cib cib, CibPatch patch) throws PatchException {
        CibVersion now = cib.version();
        if (!patch.from().sameEpoch(now)) {
            throw new PatchException(
                    "the change starts from version "
                            + patch.from()
                            + ", but the CIB has version "
                            + now
                            + " now; look at it again and repeat the change");
        }
    }

    /** Who leads and whether with quorum is not for a change to say. */
    private static XmlElement withOwnHead(XmlElement root, XmlElement own) {
        XmlElement result = root;
        for (String name : HEAD) {
            result =
                    own.attribute(name).isPresent()
                            ? result.with(name, own.attribute(name, ""))
                            : result.without(name);
        }
        return result;
    }
}
