package systole.engine.control;

import systole.engine.message.Message;
import systole.engine.port.EnginePorts;
import systole.engine.port.View;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;

import java.time.Duration;
import java.util.TreeSet;

/**
 * Who watches the cluster through consoles, here and at other members, and what they are told.
 * While nobody watches nothing is sent. Called on the engine's loop.
 *
 * <p>What is told may be lost: in a change of the view, and beyond a number of events a second.
 */
public final class Watching {
    private static final int MOST_A_SECOND = 500;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final NodeName self;
    private final EnginePorts ports;
    private final EngineObserver observer;
    private final TreeSet<NodeName> watchers = new TreeSet<>();
    private boolean here;
    private boolean inView;
    private boolean anybody;
    private long second;
    private int told;

    Watching(NodeName self, EnginePorts ports, EngineObserver observer) {
        this.self = self;
        this.ports = ports;
        this.observer = observer;
    }

    /** Consoles at this node watch from now on, or no more. */
    public void here(boolean watching) {
        if (here != watching) {
            here = watching;
            if (inView) {
                ports.group().broadcast(new Message.Watch(watching));
            }
            changed();
        }
    }

    /** Passes on what happened here, to the members where consoles watch. */
    public void tell(ClusterEvent event) {
        if (!watchers.isEmpty() && withinBounds()) {
            watchers.forEach(member -> ports.group().send(member, new Message.News(event)));
        }
    }

    private boolean withinBounds() {
        long now = ports.ticker().nanos();
        if (now - second >= SECOND) {
            second = now;
            told = 0;
        }
        told++;
        return told <= MOST_A_SECOND;
    }

    void viewChanged(View view) {
        watchers.clear();
        inView = true;
        if (here && view.members().size() > 1) {
            ports.group().broadcast(new Message.Watch(true));
        }
        changed();
    }

    void received(NodeName sender, Message.Watch watch) {
        if (sender.equals(self)) {
            return;
        }
        if (watch.watching()) {
            watchers.add(sender);
        } else {
            watchers.remove(sender);
        }
        changed();
    }

    private void changed() {
        boolean now = here || !watchers.isEmpty();
        if (anybody != now) {
            anybody = now;
            observer.watched(now);
        }
    }
}
