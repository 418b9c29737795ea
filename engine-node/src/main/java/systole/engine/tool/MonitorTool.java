package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code crm_mon}: how the cluster is, again and again. */
final class MonitorTool implements Tool {
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Options that make it end at once. */
    private static final List<Character> ONCE = List.of('1', 's', 'x', 'w', 'X');

    private static final String CGI_HEAD = "Content-type: text/html\n\n";
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_mon",
                    """
                    -1 --one-shot          print the state once, and end
                    -i --interval TIME     print it at least that often, 15s unless given
                    -n --group-by-node     list resources below their nodes
                    -r --inactive          list what does not run, too
                    -c --as-console        as text; this is what it does unless told otherwise
                    -h --as-html FILE      write it into a file, as a page for a browser
                    -w --web-cgi           print a page for a browser, behind the head of a CGI program
                    -x --as-xml            as XML, once
                    -s --simple-status     one line for a monitoring system
                    -X --xml-file FILE     look at this CIB instead of the cluster's
                    -d --daemonize         not offered; the console and the engine's log do this
                    -p --pid-file FILE     only together with -d
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
                        .filter(span -> span.compareTo(LONGEST) <= 0)
                        .orElseThrow(() -> OPTIONS.wrong("-i is a time of a second to a year"));
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        Duration interval = interval(given);
        if (given.has('d') || given.has('p')) {
            throw OPTIONS.wrong("-d and -p are not offered: run it in the foreground, or use -h");
        }
        Cib cib = cluster.cib();
        ZonedDateTime now = cluster.now();
        if (given.has('s')) {
            return ToolResult.printed(MonitorPage.line(cib, now));
        } else if (given.has('x')) {
            return ToolResult.printed(MonitorXml.text(new ClusterPicture(cib, now)));
        }
        var view = new MonitorView(given.has('n'), given.has('r'));
        String page = Wording.of(given).page(cib, now, view);
        if (given.has('w')) {
            return ToolResult.printed(CGI_HEAD + MonitorHtml.of(page, interval));
        }
        return given.value('h')
                .map(file -> written(file, MonitorHtml.of(page, interval)))
                .orElseGet(() -> ToolResult.printed(page));
    }

    private static ToolResult written(String file, String html) {
        return new ToolResult("", "", 0, Map.of(file, html));
    }
}
