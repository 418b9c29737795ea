package systole.engine.control;

import systole.engine.cib.Replication;
import systole.engine.cib.Writing;
import systole.engine.message.Message;
import systole.engine.port.EnginePorts;
import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.remote.protocol.Author;

import java.util.Optional;

/**
 * The controller's copy of the CIB, the one all others follow, and the only place it is written.
 */
final class Sequencer {
    private final EnginePorts ports;
    private final Replication replication = new Replication();
    private Optional<Author> author = Optional.empty();
    private View view;
    private Cib cib;

    Sequencer(EnginePorts ports, View view, Cib cib) {
        this.ports = ports;
        this.view = view;
        this.cib = cib;
    }

    Cib cib() {
        return cib;
    }

    /** Begins a new view: every member gets the whole document. */
    void install(View installed, Cib document) {
        view = installed;
        cib = document;
        replication.members(view.members());
        ports.group().broadcast(new Message.Welcome(view.number(), cib));
    }

    /** Writes a change of the status; tells whether there was any. */
    boolean status(Cib after) {
        Cib next = Writing.status(cib, after);
        boolean changed = next != cib;
        if (changed) {
            write(next);
        }
        return changed;
    }

    /** Writes the next version of the document. */
    void write(Cib next) {
        CibPatch patch = CibPatch.diff(cib, next);
        cib = next;
        ports.group().broadcast(new Message.Update(view.number(), patch, author));
    }

    /** Whatever is written while that runs is written for this author. */
    void by(Author who, Runnable writing) {
        author = Optional.of(who);
        try {
            writing.run();
        } finally {
            author = Optional.empty();
        }
    }

    /** Tells the writer once every member of the view has stored what is written so far. */
    void whenStored(Runnable settled) {
        replication.whenStored(cib.version(), settled);
    }

    void stored(NodeName member, Message.Stored stored) {
        if (stored.view() == view.number()) {
            replication.stored(member, stored.version());
        }
    }

    /** What writers still wait for was lost. */
    void discard() {
        replication.discard();
    }

    CibVersion version() {
        return cib.version();
    }
}
