package systole.engine.tool;

import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.engine.scheduler.explain.GraphText;
import systole.model.cib.Cib;
import systole.model.cib.CibWords;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code crm_simulate}: what the cluster would do, and what would become of it. */
final class SimulateTool implements Tool {
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_simulate",
                    """
                    -x --xml-file FILE       a CIB to start from
                    -X --xml-text XML        the same as text
                    -p --xml-pipe            the same from standard input
                    -L --live-check          start from the cluster's own
                    -R --run                 say what would be done
                    -S --simulate            the same, and what would become of it
                    -s --show-scores         print every score
                    -U --show-utilization    not offered: resources use nothing here
                    -t --set-date TIME       the time to assume, as 2026-01-31T12:00:00Z
                    -u --node-up NODE        bring a node up first
                    -d --node-down NODE      shut a node down first
                    -f --node-fail NODE      let a node be lost first
                    -q --quorum BOOL         with or without quorum
                    -i --op-inject RESULT    pretend a result, as db_monitor_10000@node=7
                    -F --op-fail RESULT      with -S: let an operation end so, as db_start_0@node=1
                    -G --save-graph FILE     write the transition graph as XML
                    -D --save-dotfile FILE   the same for Graphviz
                    -Q --quiet               not the present state
                    -V --verbose             print warnings as well\
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
        if (given.has('U')) {
            throw Refusal.saying("crm_simulate: utilization is not supported\n", 1);
        }
        XmlInput input =
                XmlInput.orLive(given, request, cluster)
                        .orElseThrow(() -> OPTIONS.wrong("give -x, -X, -p or -L"));
        Instant now = time(given).orElseGet(() -> cluster.now().toInstant());
        Cib present = input.cib();
        var scene = new Scene(given, now, present);
        Cib cib = scene.modified();
        Optional<Decision> decision =
                given.last("RSsudfqiFGD").map(_ -> Scheduler.schedule(cib, now));
        decision.ifPresent(scene::decided);
        return new ToolResult(
                scene.out.toString(),
                given.has('V') ? warnings(decision) : "",
                0,
                decision.map(one -> files(given, one)).orElse(Map.of()));
    }

    private static Optional<Instant> time(Given given) throws Refusal {
        Optional<String> typed = given.value('t');
        Optional<Instant> time = typed.flatMap(CibWords::time);
        if (typed.isPresent() && time.isEmpty()) {
            throw OPTIONS.wrong("-t is a time as 2026-01-31T12:00:00Z");
        }
        return time;
    }

    private static String warnings(Optional<Decision> decision) {
        var lines = new StringBuilder();
        decision.stream()
                .flatMap(one -> one.warnings().stream())
                .forEach(warning -> lines.append("warning: ").append(warning).append('\n'));
        return lines.toString();
    }

    private static Map<String, String> files(Given given, Decision decision) {
        var files = new LinkedHashMap<String, String>();
        given.value('G').ifPresent(file -> files.put(file, GraphText.xml(decision.graph())));
        given.value('D').ifPresent(file -> files.put(file, GraphText.dot(decision.graph())));
        return files;
    }

    /** One run, which prints as it goes. */
    private static final class Scene {
        private final Given given;
        private final Instant now;
        private final StringBuilder out = new StringBuilder();
        private final Modifications modifications;
        private final List<Injection> failing;
        private Cib cib;

        Scene(Given given, Instant now, Cib present) throws Refusal {
            this.given = given;
            this.now = now;
            this.cib = present;
            this.modifications = new Modifications(given, now, OPTIONS);
            this.failing = injections(given.values('F'));
        }

        private static List<Injection> injections(List<String> texts) throws Refusal {
            var all = new ArrayList<Injection>();
            for (String text : texts) {
                all.add(Injection.of(text, OPTIONS));
            }
            return all;
        }

        Cib modified() throws Refusal {
            if (!given.has('Q')) {
                out.append("Current cluster status:\n").append(ModernPage.situation(cib, now));
            }
            cib = modifications.of(cib);
            section("Performing Requested Modifications", modifications.lines());
            return cib;
        }

        void decided(Decision decision) {
            if (given.has('s')) {
                section("Assignment Scores", Summary.scores(decision));
            }
            heading("Transition Summary");
            lines(Summary.of(decision));
            if (given.has('S')) {
                simulated(decision);
            }
        }

        private void simulated(Decision decision) {
            var rehearsal = new Rehearsal(cib, now, failing);
            rehearsal.carryOut(decision.graph());
            heading("Executing Cluster Transition");
            lines(rehearsal.lines());
            heading("Revised Cluster Status");
            out.append(ModernPage.situation(rehearsal.cib(), now));
        }

        private void section(String title, List<String> lines) {
            if (!lines.isEmpty()) {
                heading(title);
                lines(lines);
            }
        }

        private void heading(String title) {
            out.append(out.isEmpty() ? "" : "\n").append(title).append(":\n");
        }

        private void lines(List<String> lines) {
            lines.forEach(line -> out.append("  * ").append(line).append('\n'));
        }
    }
}
