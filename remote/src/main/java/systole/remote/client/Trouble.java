package systole.remote.client;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Why a link does not stand, or not any more. Its own text is for logs and terminals; a console
 * says it in the language of whoever reads it.
 *
 * @param facts what the kind needs to be told, in its order: hosts, files, the words of others
 */
public record Trouble(Kind kind, List<String> facts) {

    /** What there is. */
    public enum Kind {
        /** No name service knows the host. Host. */
        NO_SUCH_HOST("cannot reach %s: no such host"),
        /** The host did not answer in time. Host. */
        NO_ANSWER("cannot reach %s: no answer"),
        /** Nothing listens at that port of the host. Host. */
        NOT_LISTENING("cannot reach %s: connection refused"),
        /** The host cannot be reached for another reason. Host, reason. */
        UNREACHABLE("cannot reach %s: %s"),
        /** The other side ended the connection without a word. Host or node. */
        HUNG_UP("%s hung up"),
        /** The connection broke. Host or node, reason. */
        BROKEN("%s hung up: %s"),
        /** The other side took leave. Host or node, its words. */
        SAID("%s says: %s"),
        /** Something else than a node answers. Host. */
        NO_NODE("%s does not answer with a hello"),
        /** The node was asked whether it is there, and was silent. Node. */
        SILENT("%s does not answer any more"),
        /** What the node told cannot be continued. Node, reason. */
        GAP("%s left something out: %s"),
        /** The host accepts no key there is. Host, user. */
        NO_KEY("%s accepts none of your keys for %s"),
        /** A file gives no key. File, reason. */
        BAD_KEY_FILE("cannot use the key in %s: %s"),
        /** Nobody vouched for the host's key. Host, fingerprint. */
        UNKNOWN_HOST_KEY("the key of %s is not known here: %s"),
        /** The host shows another key than before. Host, file, line, known fingerprint, shown. */
        CHANGED_HOST_KEY(
                "the key of %s has changed: %s, line %s has %s, but the host shows %s; somebody may"
                        + " be listening in. If the host was installed anew, compare the new"
                        + " fingerprint there and remove that line"),
        /** The host's key is not to be trusted any more. Host, file, line. */
        REVOKED_HOST_KEY("the key of %s is marked as revoked in %s, line %s"),
        /** The file of known hosts cannot be read. Reason. */
        KNOWN_HOSTS_UNREADABLE("the known hosts: %s"),
        /** The file of known hosts cannot be written. Reason. */
        KNOWN_HOSTS_UNWRITABLE("cannot keep the host's key: %s"),
        /** The connection was closed here. */
        CLOSED("closed"),
        /** Another member answered before this one. */
        TOO_LATE("another was quicker");

        private final String pattern;

        Kind(String pattern) {
            this.pattern = pattern;
        }
    }

    /** Copies the facts. */
    public Trouble {
        facts = List.copyOf(facts);
    }

    static Trouble of(Kind kind, @Nullable Object... facts) {
        return new Trouble(kind, Arrays.stream(facts).map(String::valueOf).toList());
    }

    /** One sentence. */
    @Override
    public String toString() {
        return kind.pattern.formatted(facts.toArray());
    }
}
