package systole.engine.tool;

import java.util.Optional;

/** {@code crm_verify}: whether a CIB is one the cluster can follow. */
final class VerifyTool implements Tool {
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_verify",
                    """
                    -x --xml-file FILE   the file to look at
                    -X --xml-text XML    the XML to look at
                    -p --xml-pipe        standard input
                    -L --live-check      the cluster's own
                    -V --verbose         say what is wrong, and where\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public Needs needs(Given given) {
        return Needs.xmlOrLive(given);
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        Optional<XmlInput> input = XmlInput.orLive(given, request, cluster);
        if (input.isEmpty()) {
            throw Refusal.saying(
                    "No configuration source specified.  Use --help for usage information.\n", 1);
        }
        Verdict verdict =
                Verdict.of(input.get().name(), input.get().document(), cluster.now().toInstant());
        return said(verdict, given.has('V'), Wording.of(given).invalid());
    }

    private static ToolResult said(Verdict verdict, boolean verbose, int invalid) {
        if (verdict.errors().isEmpty() && verdict.warnings().isEmpty()) {
            return new ToolResult("", verbose ? verdict.details() : "", 0);
        }
        String sentence =
                verdict.errors().isEmpty()
                        ? "Warnings found during check: config may not be valid\n"
                        : "Errors found during check: config not valid\n";
        return new ToolResult(
                "",
                verbose
                        ? verdict.details() + sentence
                        : sentence + "  -V may provide more details\n",
                invalid);
    }
}
