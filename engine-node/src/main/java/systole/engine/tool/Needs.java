package systole.engine.tool;

import java.util.List;
import java.util.Optional;

/**
 * What has to be read before a tool can run.
 *
 * @param files to be sent along
 * @param input standard input is to be sent along
 * @param cib a file that stands for the cluster
 * @param sight what of the cluster it looks at
 */
public record Needs(List<String> files, boolean input, Optional<String> cib, Sight sight) {

    /** What of a cluster a tool looks at. */
    public enum Sight {
        /** It asks the engine, and may have it do something. */
        CLUSTER,
        /** A copy of the CIB will do. */
        CIB,
        /** What is sent along is all. */
        NOTHING
    }

    /** The cluster alone. */
    static final Needs CLUSTER = new Needs(List.of(), false, Optional.empty(), Sight.CLUSTER);

    /** Copies the files. */
    public Needs {
        files = List.copyOf(files);
    }

    /** The cluster, and what the options of {@link XmlInput} name. */
    static Needs xml(Given given) {
        return new Needs(
                given.value('x').stream().toList(),
                given.has('p'),
                Optional.empty(),
                Sight.CLUSTER);
    }

    /** With {@code -L} a copy of the cluster's CIB, else what is given instead. */
    static Needs xmlOrLive(Given given) {
        return given.has('L')
                ? new Needs(List.of(), false, Optional.empty(), Sight.CIB)
                : new Needs(xml(given).files(), given.has('p'), Optional.empty(), Sight.NOTHING);
    }

    /** The cluster, or a file that stands for it, if one is given. */
    static Needs clusterOrFile(Optional<String> cib) {
        return new Needs(List.of(), false, cib, Sight.CLUSTER);
    }

    /** Files alone. */
    static Needs files(List<String> files) {
        return new Needs(files, false, Optional.empty(), Sight.NOTHING);
    }
}
