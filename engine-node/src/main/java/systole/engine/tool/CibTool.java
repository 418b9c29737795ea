package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.util.Optional;

/** {@code cibadmin}: prints the CIB or a section of it, and changes it. */
final class CibTool implements Tool {
    private static final String ACTIONS = "QRCUMDdBEmS5rw";
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "cibadmin",
                    """
                    -Q --query             print the CIB, or with -o a section
                    -R --replace           put the XML in the place of the CIB, or of a section
                    -C --create            add the XML to a section
                    -M --modify            merge the XML into what is there
                    -U --update            the same
                    -D --delete            remove what the XML names by tag and id
                    -d --delete_alt        the same
                    -B --bump              raise the epoch
                    -E --erase             remove all of the configuration but the nodes; needs -f
                    -m --ismaster          tell whether this node leads
                    -S --sync              have every node write the CIB again
                    -5 --md5-sum           the digest of the XML, or of the CIB
                    -r --readonly          not offered: who leads decides where the CIB is written
                    -w --readwrite         not offered, for the same reason
                    -o --obj_type SECTION  nodes, resources, constraints, crm_config, status
                    -X --crm_xml XML       the XML
                    -x --xml-file FILE     the file the XML stands in
                    -p --xml-pipe          the XML comes from standard input
                    -h --node NODE         the node that answers; all answer alike
                    -l --local             accepted; queries are always local
                    -b --no-bcast          accepted; every node gets every change
                    -s --sync-call         accepted; every call waits
                    -f --force             with -E: really
                    -t --timeout SECONDS   accepted; the engine has limits of its own
                    -V --verbose           say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public Needs needs(Given given) {
        return Needs.xml(given);
    }

    @Override
    public String complaint() {
        return "Call failed: ";
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        char action =
                given.last(ACTIONS).orElseThrow(() -> OPTIONS.wrong("say what to do: -Q, -R, …"));
        requireAnswer(given.node('h'), cluster);
        Optional<Section> section = section(given);
        return switch (action) {
            case 'Q' -> query(cluster.cib(), section, Wording.of(given));
            case 'm' -> leads(cluster.standing());
            case '5' -> digest(given, request, cluster);
            case 'r', 'w' ->
                    throw Refusal.because(
                            CibError.INVALID_ARGUMENT,
                            "who leads decides where the CIB is written, see crmadmin -D");
            default -> {
                Changes.make(cluster, edit(action, section, given, request));
                yield ToolResult.printed("");
            }
        };
    }

    private static void requireAnswer(Optional<NodeName> node, ClusterAccess cluster)
            throws Refusal {
        if (node.isPresent() && !cluster.standing().members().contains(node.get())) {
            throw Refusal.because(CibError.NOT_DONE);
        }
    }

    private static ToolResult leads(Standing standing) {
        boolean leads = standing.controller().filter(standing.self()::equals).isPresent();
        return new ToolResult(
                "",
                "CIB on %s %s the master instance\n"
                        .formatted(standing.self(), leads ? "_is_" : "is _not_"),
                leads ? 0 : 1);
    }

    private static ToolResult digest(Given given, ToolRequest request, ClusterAccess cluster)
            throws Refusal {
        Optional<XmlInput> input = XmlInput.of(given, request);
        XmlElement xml = input.isPresent() ? input.get().document().root() : cluster.cib().root();
        return new ToolResult(XmlDigest.of(xml) + "\n", "Digest: ", 0);
    }

    private static Optional<Section> section(Given given) throws Refusal {
        Optional<String> name = given.value('o').filter(word -> !word.equals("cib"));
        return name.isPresent() ? Optional.of(Section.named(name.get())) : Optional.empty();
    }

    private static ToolResult query(Cib cib, Optional<Section> section, Wording wording)
            throws Refusal {
        Optional<XmlElement> element =
                section.isPresent() ? section.get().in(cib.root()) : Optional.of(cib.root());
        return ToolResult.printed(
                wording.xml(element.orElseThrow(() -> Refusal.because(CibError.NOT_EXISTS))));
    }

    private static Changes.Edit edit(
            char action, Optional<Section> section, Given given, ToolRequest request)
            throws Refusal {
        if (action == 'B') {
            return cib -> cib.version().nextEpoch().mark(cib.root());
        } else if (action == 'S') {
            return Cib::root;
        } else if (action == 'E') {
            return erased(given.has('f'));
        }
        XmlElement xml = xml(given, request);
        if (section.filter(Section::live).isPresent()) {
            throw Refusal.because(
                    CibError.INVALID_ARGUMENT, "the status section belongs to the engine");
        }
        return switch (action) {
            case 'R' ->
                    section.<Changes.Edit>map(one -> cib -> one.replaced(cib.root(), xml))
                            .orElse(cib -> Replacement.of(cib, xml));
            case 'C' -> cib -> sectionOf(section, xml).created(cib.root(), xml);
            case 'D', 'd' -> cib -> sectionOf(section, xml).deleted(cib.root(), xml);
            default -> cib -> sectionOf(section, xml).merged(cib.root(), xml);
        };
    }

    /** Nodes are written by the cluster itself. */
    private static Changes.Edit erased(boolean really) throws Refusal {
        if (!really) {
            throw Refusal.saying(
                    "The supplied command is considered dangerous.  To prevent accidental"
                            + " destruction of the cluster, the --force flag is required in order"
                            + " to proceed.\n",
                    CibError.INVALID_ARGUMENT.exit());
        }
        return cib ->
                cib.root()
                        .mapElements(
                                child -> child.name().equals("configuration"),
                                configuration ->
                                        configuration.mapElements(
                                                section -> !section.name().equals("nodes"),
                                                section ->
                                                        section.elements().isEmpty()
                                                                ? section
                                                                : XmlElement.of(section.name())));
    }

    /** Without {@code -o} the tag tells where something belongs. */
    private static Section sectionOf(Optional<Section> section, XmlElement xml) throws Refusal {
        return section.isPresent() ? section.get() : Section.holding(xml);
    }

    private static XmlElement xml(Given given, ToolRequest request) throws Refusal {
        return XmlInput.of(given, request)
                .orElseThrow(() -> Refusal.because(CibError.MISSING_DATA))
                .document()
                .root();
    }
}
