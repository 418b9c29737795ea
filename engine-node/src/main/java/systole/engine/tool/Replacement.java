package systole.engine.tool;

import systole.engine.election.Term;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.xml.XmlElement;

import java.util.List;

/** A whole CIB in the place of the present one. */
final class Replacement {
    private static final List<String> HEAD =
            List.of("have-quorum", "have_quorum", "dc-uuid", "dc_uuid", Term.ATTRIBUTE);

    private Replacement() {}

    /**
     * The given document as the next one. Its configuration counts; the status stays what the
     * cluster says it is. Refused if its configuration is older: a lower admin epoch, or the same
     * and a lower epoch. How often the status has changed since it was printed does not matter.
     */
    static XmlElement of(Cib present, XmlElement given) throws Refusal {
        if (!given.name().equals("cib") || given.first("configuration").isEmpty()) {
            throw Refusal.because(CibError.NOT_VALID, "<" + given.name() + "> is not a CIB");
        }
        CibVersion now = present.version();
        CibVersion wanted = CibVersion.of(given);
        var wantedEpoch = new CibVersion(wanted.adminEpoch(), wanted.epoch(), now.updates());
        if (wantedEpoch.compareTo(now) < 0) {
            throw Refusal.because(CibError.OLD_DATA);
        }
        XmlElement result = withStatus(present.root(), given);
        return wantedEpoch.equals(now)
                ? now.mark(withHead(present.root(), result))
                : withHead(present.root(), result);
    }

    private static XmlElement withStatus(XmlElement present, XmlElement given) {
        XmlElement bare = given.removeElements(child -> child.name().equals("status"));
        return present.first("status").map(status -> bare.append(status)).orElse(bare);
    }

    /** Who leads and with what quorum is the cluster's to say. */
    private static XmlElement withHead(XmlElement present, XmlElement given) {
        XmlElement result = given;
        for (String name : HEAD) {
            String value = present.attribute(name, "");
            result =
                    present.attribute(name).isPresent() && given.attribute(name).isPresent()
                            ? result.with(name, value)
                            : result;
        }
        return result;
    }
}
