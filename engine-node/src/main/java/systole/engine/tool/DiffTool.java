package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.Optional;
import java.util.stream.Stream;

/** {@code crm_diff}: the difference between two CIBs as XML, and a CIB with such a difference. */
final class DiffTool implements Tool {
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_diff",
                    """
                    -o --original FILE        the CIB to start from
                    -O --original-string XML  the same as text
                    -n --new FILE             the CIB to arrive at
                    -N --new-string XML       the same as text
                    -p --patch FILE           apply this difference to the original
                    -u --no-version           do not look at the versions
                    -c --cib                  accepted: all input is a CIB
                    -V --verbose              say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public Needs needs(Given given) {
        return Needs.files(
                Stream.of('o', 'n', 'p').flatMap(letter -> given.value(letter).stream()).toList());
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        Cib before = source(given, request, 'o', 'O').cib();
        try {
            return given.has('p')
                    ? patched(given, request, before)
                    : difference(before, source(given, request, 'n', 'N').cib(), given.has('u'));
        } catch (PatchException | XmlException e) {
            throw Refusal.saying("Could not apply patch: " + e.getMessage() + "\n", 1);
        }
    }

    private static XmlInput source(Given given, ToolRequest request, char file, char text)
            throws Refusal {
        Optional<XmlInput> input =
                given.value(file)
                        .map(name -> XmlInput.file(name, request))
                        .or(() -> given.value(text).map(XmlInput::string));
        return input.orElseThrow(
                () -> OPTIONS.wrong("give -o and -n, or -o and -p; for text -O and -N"));
    }

    private static ToolResult patched(Given given, ToolRequest request, Cib before)
            throws Refusal, PatchException, XmlException {
        XmlElement diff = XmlInput.file(given.value('p').orElse(""), request).document().root();
        CibPatch patch = PatchXml.read(diff, before);
        Cib after = given.has('u') ? stepwise(patch, before) : patch.apply(before);
        return ToolResult.printed(XmlLines.of(after.root()));
    }

    /** Whatever version it was made for. */
    private static Cib stepwise(CibPatch patch, Cib before) throws PatchException, XmlException {
        XmlElement root = before.root();
        for (Change change : patch.changes()) {
            root = change.apply(root);
        }
        return before.withRoot(root);
    }

    /** As diff does, it ends with 1 if there is a difference. */
    private static ToolResult difference(Cib before, Cib after, boolean anyVersion)
            throws PatchException, XmlException {
        Cib wanted = anyVersion ? after.withRoot(before.version().mark(after.root())) : after;
        CibPatch patch = CibPatch.diff(before, wanted);
        return patch.isEmpty()
                ? ToolResult.printed("")
                : new ToolResult(XmlLines.of(PatchXml.of(patch, before)), "", 1);
    }
}
