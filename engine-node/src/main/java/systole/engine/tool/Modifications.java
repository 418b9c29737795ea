package systole.engine.tool;

import systole.engine.cib.StatusRecord;
import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.cib.Dialect;
import systole.model.edit.StatusEdit;
import systole.model.edit.StatusEdit.Membership;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.xml.XmlElement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be different before the cluster decides: nodes up, down or lost, results, quorum. */
final class Modifications {
    private static final Membership LOST = new Membership(false, false, false, "down", "member");

    private final Given given;
    private final Instant now;
    private final OptionTable options;
    private final List<String> lines = new ArrayList<>();

    Modifications(Given given, Instant now, OptionTable options) {
        this.given = given;
        this.now = now;
        this.options = options;
    }

    /** What was done, one line each. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The CIB with all of them made. */
    Cib of(Cib present) throws Refusal {
        Cib cib = quorum(present);
        cib = nodes(cib, 'u', Membership.MEMBER, "Bringing node %s online");
        cib = nodes(cib, 'd', Membership.DOWN, "Taking node %s offline");
        cib = nodes(cib, 'f', LOST, "Failing node %s");
        return results(cib);
    }

    private Cib quorum(Cib cib) throws Refusal {
        Optional<String> word = given.value('q');
        if (word.isEmpty()) {
            return cib;
        }
        boolean quorate =
                CibWords.bool(word.get()).orElseThrow(() -> options.wrong("-q is true or false"));
        lines.add("Setting quorum: " + quorate);
        String value =
                cib.dialect() == Dialect.HEARTBEAT_2
                        ? Boolean.toString(quorate)
                        : quorate ? "1" : "0";
        return StatusRecord.with(cib, cib.root().with(cib.dialect().spell("have-quorum"), value));
    }

    private Cib nodes(Cib cib, char option, Membership membership, String words) throws Refusal {
        XmlElement root = cib.root();
        for (String name : given.values(option)) {
            NodeKey node = key(cib, name);
            lines.add(words.formatted(name));
            if (option == 'u') {
                root = StatusEdit.shutdown(node, false).apply(root);
            }
            root = StatusEdit.membership(node, membership).apply(root);
        }
        return StatusRecord.with(cib, root);
    }

    private static NodeKey key(Cib cib, String name) throws Refusal {
        if (name.isBlank() || cib.configuration().node(NodeName.of(name)).isEmpty()) {
            throw Refusal.because(CibError.NOT_EXISTS, name + " is not a known node");
        }
        return StatusRecord.key(cib, NodeName.of(name));
    }

    private Cib results(Cib cib) throws Refusal {
        var rehearsal = new Rehearsal(cib, now, List.of());
        for (String text : given.values('i')) {
            Injection injected = Injection.of(text, options);
            key(cib, injected.node().value());
            if (!(cib.configuration().resource(injected.resource()).orElse(null)
                    instanceof Resource.Primitive primitive)) {
                throw ResourceTool.unknown(injected.resource().value());
            }
            lines.add("Injecting " + text + " into the configuration");
            rehearsal.inject(injected, primitive.agent());
        }
        return rehearsal.cib();
    }
}
