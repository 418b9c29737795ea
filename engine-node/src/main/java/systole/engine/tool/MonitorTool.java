package systole.engine.tool;

/** {@code crm_mon}: how the cluster is, once. */
final class MonitorTool implements Tool {
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_mon",
                    """
                    -1 --one-shot          print the state once
                    -n --group-by-node     list resources below their nodes
                    -r --inactive          list what does not run, too
                    -s --simple-status     one line for a monitoring system
                    -X --xml-file FILE     look at this CIB instead of the cluster's
                    -V --verbose           say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public Needs needs(Given given) {
        return Needs.insteadOfCluster(given.value('X'));
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        if (given.has('s')) {
            return ToolResult.printed(MonitorPage.line(cluster.cib()));
        }
        if (!given.has('1')) {
            throw OPTIONS.wrong("the state is printed once: give -1");
        }
        return ToolResult.printed(
                MonitorPage.text(cluster.cib(), cluster.now(), given.has('n'), given.has('r')));
    }
}
