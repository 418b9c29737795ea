package systole.engine.tool;

import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.edit.StatusEdit.Membership;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.Node;
import systole.model.xml.XmlDocument;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be said of a CIB, one sentence each, with the place where it has one.
 *
 * @param errors why it is not one
 * @param warnings what is surely not meant
 * @param notes what would come of it if all its nodes were up
 */
record Verdict(List<String> errors, List<String> warnings, List<String> notes) {
    /** Copies the lists. */
    Verdict {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** The verdict on a document. */
    static Verdict of(String source, XmlDocument document, Instant now) {
        try {
            return of(source, Cib.of(source, document), now);
        } catch (XmlException e) {
            return new Verdict(List.of(e.getMessage()), List.of(), List.of());
        }
    }

    private static Verdict of(String source, Cib cib, Instant now) throws XmlException {
        Cib quiet = allUp(cib);
        List<String> problems =
                quiet.configuration().problems().stream().map(Object::toString).toList();
        var warnings = new ArrayList<String>();
        var notes = new ArrayList<String>();
        problems.forEach(problem -> warnings.add(source + ":" + problem));
        warnings.addAll(new OptionCheck(source, cib).warnings());
        Decision decision = Scheduler.schedule(quiet, now);
        for (String warning : decision.warnings()) {
            if (!problems.contains(warning)) {
                (ofOneResource(warning, decision) ? notes : warnings).add(warning);
            }
        }
        return new Verdict(List.of(), warnings, notes);
    }

    /** What becomes of one resource is a matter of scores, which may be meant. */
    private static boolean ofOneResource(String warning, Decision decision) {
        return decision.placement().keySet().stream()
                .anyMatch(resource -> warning.startsWith(resource + " "));
    }

    /** The configuration with every node a member and nothing run yet. */
    private static Cib allUp(Cib cib) throws XmlException {
        XmlElement root = StatusEdit.empty().apply(cib.root());
        for (Node node : cib.configuration().nodes()) {
            var key = new NodeKey(node.id(), node.name());
            root = StatusEdit.membership(key, Membership.MEMBER).apply(root);
        }
        return cib.withRoot(root);
    }

    /** All of it, a line each. */
    String details() {
        var lines = new StringBuilder();
        errors.forEach(error -> lines.append("ERROR: ").append(error).append('\n'));
        warnings.forEach(warning -> lines.append("WARN: ").append(warning).append('\n'));
        notes.forEach(note -> lines.append("note: ").append(note).append('\n'));
        return lines.toString();
    }
}
