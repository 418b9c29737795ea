package systole.engine.tool;

import systole.model.cib.CibWords;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code crm_mon}: how the cluster is, again and again. */
final class MonitorTool implements Tool {
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Options that make it end at once. */
    private static final List<Character> ONCE = List.of('1', 's', 'X');

    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_mon",
                    """
                    -1 --one-shot          print the state once, and end
                    -i --interval TIME     print it at least that often, 15s unless given
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
        return Needs.clusterOrFile(given.value('X'));
    }

    @Override
    public Optional<Duration> repeats(Given given) throws Refusal {
        Duration interval = interval(given);
        return ONCE.stream().anyMatch(given::has) ? Optional.empty() : Optional.of(interval);
    }

    private static Duration interval(Given given) throws Refusal {
        Optional<String> typed = given.value('i');
        return typed.isEmpty()
                ? INTERVAL
                : CibWords.duration(typed.get())
                        .filter(span -> span.compareTo(SHORTEST) >= 0)
                        .orElseThrow(() -> OPTIONS.wrong("-i is a time of a second or more"));
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        interval(given);
        return ToolResult.printed(
                given.has('s')
                        ? MonitorPage.line(cluster.cib())
                        : MonitorPage.text(
                                cluster.cib(), cluster.now(), given.has('n'), given.has('r')));
    }
}
