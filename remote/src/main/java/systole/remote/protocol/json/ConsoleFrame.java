package systole.remote.protocol.json;

import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;

import java.util.List;
import java.util.Optional;

/**
 * One thing a console and a node say to each other.
 *
 * <p>The console greets; the node answers with a hello, then sends a snapshot and what happens from
 * there on. Whoever cannot go on says goodbye and hangs up.
 */
public sealed interface ConsoleFrame {

    /** What a console says. */
    sealed interface FromConsole extends ConsoleFrame {}

    /** What a node says. */
    sealed interface FromNode extends ConsoleFrame {}

    /**
     * The first frame of a console.
     *
     * @param versions what it can speak
     * @param program name and version, for the log
     */
    record Greeting(Versions versions, String program) implements FromConsole {}

    /**
     * The first frame of a node.
     *
     * @param version what both will speak
     * @param cluster the cluster's name
     * @param node who answers
     * @param user who the console's user is, as the node sees it
     * @param role what they may do at most
     * @param others where the other nodes of the cluster let consoles in, {@code host:port}
     */
    record Hello(
            int version, String cluster, NodeName node, String user, Role role, List<String> others)
            implements FromNode {
        /** Copies the list. */
        public Hello {
            others = List.copyOf(others);
        }
    }

    /** Something happened. */
    record Happened(ClusterEvent event) implements FromNode {}

    /**
     * A command.
     *
     * @param id a number of the console's own, not used before in this conversation
     * @param reason why, for the journal; may be empty
     */
    record Request(long id, Command command, String reason) implements FromConsole {}

    /** The reply to the request of that id. */
    record Answer(long id, Reply reply) implements FromNode {}

    /** The console does not want the request, or the question, of that id any more. */
    record Withdrawal(long id) implements FromConsole {}

    /** A question about the history; its ids are of the same row as those of requests. */
    record Question(long id, HistoryQuery query) implements FromConsole {}

    /** The part of the history asked for by that id. */
    record Page(long id, HistoryPage page) implements FromNode {}

    /** The question of that id cannot be answered. */
    record NoPage(long id, String reason) implements FromNode {}

    /** Are you there? Answered by {@link Pong} with the same number. */
    record Ping(long number) implements FromConsole, FromNode {}

    /** I am here. */
    record Pong(long number) implements FromConsole, FromNode {}

    /** The last frame, with the reason in words. */
    record Goodbye(String reason) implements FromConsole, FromNode {}

    /**
     * Something a later version says. With an id, it is a request that has to be refused; without
     * one, it is to be skipped.
     *
     * @param what what is not known, in words
     */
    record Unknown(Optional<Long> id, String what) implements FromConsole, FromNode {}

    /**
     * A range of versions of this protocol.
     *
     * @param oldest one or more, not above {@code newest}
     */
    record Versions(int oldest, int newest) {
        /** What this program speaks. */
        public static final Versions OURS = new Versions(1, 1);

        /** Refuses a range without a version in it. */
        public Versions {
            if (oldest < 1 || newest < oldest) {
                throw new IllegalArgumentException("no versions from " + oldest + " to " + newest);
            }
        }

        /** The newest version both speak, if there is one. */
        public Optional<Integer> common(Versions other) {
            int candidate = Math.min(newest, other.newest);
            return candidate >= Math.max(oldest, other.oldest)
                    ? Optional.of(candidate)
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return oldest == newest ? "version " + oldest : "versions " + oldest + " to " + newest;
        }
    }
}
