package systole.engine.tool;

import java.util.List;
import java.util.Optional;

/**
 * What has to be read before a tool can run.
 *
 * @param files to be sent along
 * @param input standard input is to be sent along
 * @param cib a file that stands for the cluster
 * @param cluster false if what is sent along is all it looks at
 */
public record Needs(List<String> files, boolean input, Optional<String> cib, boolean cluster) {
    /** The cluster alone. */
    static final Needs CLUSTER = new Needs(List.of(), false, Optional.empty(), true);

    /** Copies the files. */
    public Needs {
        files = List.copyOf(files);
    }

    /** The cluster, and what the options of {@link XmlInput} name. */
    static Needs xml(Given given) {
        return CLUSTER.and(given.value('x').stream().toList(), given.has('p'));
    }

    /** A file that stands for the cluster, if one is given. */
    static Needs insteadOfCluster(Optional<String> cib) {
        return new Needs(List.of(), false, cib, true);
    }

    private Needs and(List<String> more, boolean standardInput) {
        return new Needs(more, standardInput, cib, cluster);
    }

    /** The same without a cluster. */
    Needs withoutCluster() {
        return new Needs(files, input, cib, false);
    }

    /** Files alone. */
    static Needs files(List<String> files) {
        return new Needs(files, false, Optional.empty(), false);
    }
}
