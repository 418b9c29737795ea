package systole.model.cib;

import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlDocument;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlReader;
import systole.model.xml.XmlWriter;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster information base: the whole document, and typed views of what Systole understands of
 * it.
 *
 * <p>Immutable. What is not understood is kept and written back. Both dialects are read; see {@link
 * Dialect}.
 */
public final class Cib {
    private static final String FAILCOUNT = "fail-count-";

    private final XmlDocument document;
    private final Dialect dialect;
    private final CibVersion version;
    private final Configuration configuration;
    private final List<NodeState> status;

    private Cib(
            XmlDocument document,
            Dialect dialect,
            Configuration configuration,
            List<NodeState> status) {
        this.document = document;
        this.dialect = dialect;
        this.version = CibVersion.of(document.root());
        this.configuration = configuration;
        this.status = status;
    }

    /**
     * Reads a CIB from text.
     *
     * @param source the name errors call it by, usually a file's
     * @throws XmlException with line and column if it is not XML or not a CIB
     */
    public static Cib parse(String source, String text) throws XmlException {
        return of(source, XmlReader.read(source, text));
    }

    /** Reads a CIB from a document. */
    public static Cib of(String source, XmlDocument document) throws XmlException {
        XmlElement root = document.root();
        if (!root.name().equals("cib")) {
            throw new XmlException(
                    source,
                    root.position(),
                    "the root is <" + root.name() + ">, not <cib>",
                    "give a CIB, as cibadmin -Q prints it");
        }
        try {
            return new Cib(
                    document,
                    Dialect.of(root),
                    new ConfigurationReader(source).read(root),
                    new StatusReader(source).read(root));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw impossible(source, root, e);
        }
    }

    /** Whatever is wrong with a document is its own fault, not its reader's. */
    private static XmlException impossible(String source, XmlElement root, RuntimeException e) {
        return new XmlException(
                source,
                root.position(),
                "a value cannot be: " + e.getMessage(),
                "correct it, or take it out");
    }

    /**
     * This CIB with another root, usually an edited one. Views of sections that are the same
     * objects as before are reused, so following a stream of status changes is cheap.
     */
    public Cib withRoot(XmlElement root) throws XmlException {
        if (!root.name().equals("cib")) {
            return of("change", document.withRoot(root));
        }
        boolean sameConfiguration =
                root.first("configuration").equals(root().first("configuration"));
        boolean sameStatus = root.first("status").equals(root().first("status"));
        try {
            return new Cib(
                    document.withRoot(root),
                    sameConfiguration ? dialect : Dialect.of(root),
                    sameConfiguration
                            ? configuration
                            : new ConfigurationReader("change").read(root),
                    sameStatus
                            ? status
                            : StatusReader.following("change", root(), status).read(root));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw impossible("change", root, e);
        }
    }

    /** The whole document. */
    public XmlDocument document() {
        return document;
    }

    /** The {@code cib} element. */
    public XmlElement root() {
        return document.root();
    }

    /** How the document is spelt. */
    public Dialect dialect() {
        return dialect;
    }

    /** The document's version. */
    public CibVersion version() {
        return version;
    }

    /** What administrators wrote. */
    public Configuration configuration() {
        return configuration;
    }

    /** What the cluster reported, one entry a node, in document order. */
    public List<NodeState> status() {
        return status;
    }

    /** The state of one node. */
    public Optional<NodeState> state(NodeName node) {
        return status.stream().filter(state -> state.name().equals(node)).findFirst();
    }

    /** Whether the partition that wrote this had quorum; absent means yes. */
    public boolean haveQuorum() {
        return Dialect.read(root(), "have-quorum").flatMap(CibWords::bool).orElse(true);
    }

    /** Who led the cluster when this was written. */
    public Optional<NodeName> controller() {
        String uuid = Dialect.read(root(), "dc-uuid", "");
        return configuration.nodes().stream()
                .filter(node -> node.id().equals(uuid))
                .map(node -> node.name())
                .findFirst();
    }

    /**
     * How often a resource failed on a node: the sum over all its {@code fail-count-…} attributes
     * there.
     *
     * <p>Heartbeat 2 reads whatever is no number, INFINITY among them, as zero; Pacemaker reads
     * INFINITY as 1,000,000.
     */
    public int failcount(NodeName node, ResourceId resource) {
        return failcounts(node).getOrDefault(resource.value(), 0);
    }

    /** How often each resource failed on a node, by resource id; see {@link #failcount}. */
    public Map<String, Integer> failcounts(NodeName node) {
        var sums = new TreeMap<String, Score>();
        state(node).stream()
                .flatMap(state -> state.transientAttributes().entrySet().stream())
                .filter(pair -> pair.getKey().startsWith(FAILCOUNT))
                .forEach(
                        pair ->
                                sums.merge(
                                        failedResource(pair.getKey()),
                                        count(pair.getValue()),
                                        Score::plus));
        var counts = new TreeMap<String, Integer>();
        sums.forEach((resource, sum) -> counts.put(resource, sum.value()));
        return counts;
    }

    private static String failedResource(String attribute) {
        int operation = attribute.indexOf('#');
        return attribute.substring(
                FAILCOUNT.length(), operation < 0 ? attribute.length() : operation);
    }

    private Score count(String text) {
        Optional<Score> number = Score.parse(text);
        boolean word = !text.strip().matches("[+-]?\\d.*");
        return number.filter(_ -> dialect == Dialect.PACEMAKER || !word).orElse(Score.ZERO);
    }

    /** The document as text, as {@code cibadmin -Q} prints it. */
    public String toXml() {
        return XmlWriter.write(document);
    }

    /** Two CIBs are equal if their documents are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Cib that && document.equals(that.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return "cib " + version;
    }
}
