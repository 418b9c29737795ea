package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.xml.XmlElement;

import java.util.Optional;

/** {@code cibadmin}: prints the CIB or a section of it, and changes it. */
final class CibTool implements Tool {
    private static final String ACTIONS = "QRCUMDB";
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
                    -B --bump              raise the epoch
                    -o --obj_type SECTION  nodes, resources, constraints, crm_config, status
                    -X --crm_xml XML       the XML
                    -x --xml-file FILE     the file the XML stands in
                    -p --xml-pipe          the XML comes from standard input
                    -h --host NODE         accepted; every node answers alike
                    -l --local             accepted; queries are always local
                    -b --no-bcast          accepted, without meaning
                    -s --sync-call         accepted; every call waits
                    -f --force             accepted; quorum is always required
                    -t --timeout SECONDS   accepted, without meaning
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
        Optional<Section> section = section(given);
        if (action == 'Q') {
            return query(cluster.cib(), section);
        }
        Changes.make(cluster, edit(action, section, given, request));
        return ToolResult.printed("");
    }

    private static Optional<Section> section(Given given) throws Refusal {
        Optional<String> name = given.value('o').filter(word -> !word.equals("cib"));
        return name.isPresent() ? Optional.of(Section.named(name.get())) : Optional.empty();
    }

    private static ToolResult query(Cib cib, Optional<Section> section) throws Refusal {
        Optional<XmlElement> element =
                section.isPresent() ? section.get().in(cib.root()) : Optional.of(cib.root());
        return ToolResult.printed(
                XmlLines.of(element.orElseThrow(() -> Refusal.because(CibError.NOT_EXISTS))));
    }

    private static Changes.Edit edit(
            char action, Optional<Section> section, Given given, ToolRequest request)
            throws Refusal {
        if (action == 'B') {
            return cib -> cib.version().nextEpoch().mark(cib.root());
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
            case 'D' -> cib -> sectionOf(section, xml).deleted(cib.root(), xml);
            default -> cib -> sectionOf(section, xml).merged(cib.root(), xml);
        };
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
