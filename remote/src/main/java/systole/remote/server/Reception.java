package systole.remote.server;

import systole.model.node.NodeName;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** What a node offers to those who were let in. Called on threads of the visitors. */
public interface Reception {

    /** Where a visitor is. Returns at once. */
    Place place();

    /**
     * The cluster as this visitor may see and change it. Whoever asked for it closes it, which
     * leaves the cluster as it is.
     */
    ClusterLink console(Visitor visitor);

    /**
     * Runs a tool to its end, or until the thread is interrupted because the visitor went.
     *
     * @param words the tool's name and its arguments
     * @return its exit code, 0 to 255
     * @throws IOException if the visitor takes or gives nothing any more
     */
    int tool(Visitor visitor, List<String> words, Streams streams)
            throws IOException, InterruptedException;

    /**
     * One node of a cluster, and the ways to the others.
     *
     * @param others where the other nodes let visitors in, {@code host:port}
     */
    record Place(NodeName node, List<String> others) {
        /** Copies the list. */
        public Place {
            others = List.copyOf(others);
        }
    }

    /** A tool's standard streams. */
    record Streams(InputStream in, OutputStream out, OutputStream err) {}
}
