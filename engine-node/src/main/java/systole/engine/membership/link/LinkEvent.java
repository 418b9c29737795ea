package systole.engine.membership.link;

import systole.model.node.NodeName;

import java.time.Duration;

/** Something about a link that an operator wants to know. */
public sealed interface LinkEvent {
    /** The line for the log. */
    String text();

    /** Tells whether it is a warning rather than news. */
    boolean warning();

    /** A peer is heard over a link again, or for the first time. */
    record Up(NodeName peer, String link) implements LinkEvent {
        @Override
        public String text() {
            return "Link " + peer + ":" + link + " up.";
        }

        @Override
        public boolean warning() {
            return false;
        }
    }

    /** A peer has not been heard over a link for the deadtime. */
    record Dead(NodeName peer, String link) implements LinkEvent {
        @Override
        public String text() {
            return "Link " + peer + ":" + link + " dead.";
        }

        @Override
        public boolean warning() {
            return true;
        }
    }

    /** Nothing of a peer came over any link for longer than the warntime; now it did. */
    record Late(NodeName peer, Duration interval) implements LinkEvent {
        @Override
        public String text() {
            return "Late heartbeat: Node " + peer + ": interval " + interval.toMillis() + " ms";
        }

        @Override
        public boolean warning() {
            return true;
        }
    }

    /** A ping node or group answers again, or for the first time. */
    record PingUp(String name) implements LinkEvent {
        @Override
        public String text() {
            return "Link " + name + ":" + name + " up.";
        }

        @Override
        public boolean warning() {
            return false;
        }
    }

    /** A ping node, or all of a group, has not answered for the deadping. */
    record PingDead(String name) implements LinkEvent {
        @Override
        public String text() {
            return "Link " + name + ":" + name + " dead.";
        }

        @Override
        public boolean warning() {
            return true;
        }
    }

    /**
     * Datagrams were dropped.
     *
     * @param count since the last such event
     * @param from where the latest came from
     */
    record Dropped(Rejection reason, long count, String from) implements LinkEvent {
        @Override
        public String text() {
            return count
                    + (count == 1 ? " datagram " : " datagrams ")
                    + reason.what()
                    + " dropped, the last from "
                    + from;
        }

        @Override
        public boolean warning() {
            return true;
        }
    }

    /** A link cannot be used as configured, or can be again. */
    record Trouble(String link, String text, boolean warning) implements LinkEvent {}
}
