package systole.engine.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import systole.engine.port.WallClock;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.explain.GraphText;
import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * {@code systole schedule}: what a cluster would do, read from files. Nothing is executed.
 *
 * <p>A file that cannot be read costs one line on standard error and the exit code 1; the others
 * are still done.
 */
@Command(
        name = "schedule",
        description = "Says what a cluster would do, and why: scores, placement and actions.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ScheduleCommand implements Callable<Integer> {
    private final WallClock clock;

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "A CIB of either dialect, as cibadmin -Q prints it.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--now",
            paramLabel = "T",
            converter = Time.class,
            description = "The time to assume, as 2026-01-31T12:00:00Z or seconds since 1970.")
    private Optional<Instant> now = Optional.empty();

    @Option(names = "--scores", description = "Print the score of every resource on every node.")
    private boolean scores;

    @Option(
            names = "--explain",
            paramLabel = "RSC",
            description = "Print how the scores of a resource came about.")
    private Optional<String> explained = Optional.empty();

    @Option(
            names = "--graph",
            paramLabel = "OUT",
            description =
                    "Write the transition graph: as Graphviz if OUT ends in .dot, else as XML. For"
                            + " several files OUT is a folder.")
    private Optional<Path> graph = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line instead.")
    private boolean json;

    /** The command, with the clock to ask where no time is given. */
    public ScheduleCommand(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant time = now.orElseGet(() -> clock.now().truncatedTo(ChronoUnit.SECONDS));
        boolean done = true;
        for (Path file : files) {
            done &= schedule(file, time);
        }
        spec.commandLine().getOut().flush();
        return done ? 0 : 1;
    }

    /** Tells whether all that was asked could be said. */
    private boolean schedule(Path file, Instant time) {
        try {
            Cib cib = Cib.parse(file.toString(), Files.readString(file));
            Decision decision = Scheduler.schedule(cib, time);
            if (graph.isPresent()) {
                save(file, decision.graph(), graph.get());
            }
            return json ? showJson(file, decision) : showText(file, cib, decision);
        } catch (XmlException e) {
            complain(e.getMessage());
        } catch (IOException e) {
            complain(FileWords.of(file, e));
        }
        return false;
    }

    private void save(Path file, TransitionGraph transition, Path out) throws IOException {
        Path to =
                files.size() == 1
                        ? out
                        : Files.createDirectories(out).resolve(stem(file) + ".graph.xml");
        boolean dot = to.toString().endsWith(".dot");
        Files.writeString(to, dot ? GraphText.dot(transition) : GraphText.xml(transition));
    }

    private boolean showJson(Path file, Decision decision) {
        spec.commandLine().getOut().println(DecisionJson.line(file, decision));
        return true;
    }

    private boolean showText(Path file, Cib cib, Decision decision) {
        PrintWriter out = spec.commandLine().getOut();
        var text = new DecisionText(decision);
        out.println(text.summary(file));
        if (scores) {
            out.println(text.scores());
        }
        if (explained.isEmpty()) {
            return true;
        }
        List<ResourceId> asked = primitives(cib, decision, explained.get());
        asked.forEach(resource -> out.println(text.waterfall(resource)));
        if (asked.isEmpty()) {
            complain(file + ": there is no resource called \"" + explained.get() + "\"");
        }
        return !asked.isEmpty();
    }

    /** The primitives a name stands for: itself, or a group's members. */
    private static List<ResourceId> primitives(Cib cib, Decision decision, String name) {
        Stream<ResourceId> orphan =
                decision.terms().keySet().stream().filter(id -> id.value().equals(name));
        Stream<ResourceId> defined =
                cib.configuration().resources().stream()
                        .filter(resource -> resource.id().value().equals(name))
                        .flatMap(resource -> resource.primitives().stream())
                        .map(Resource.Primitive::id)
                        .filter(decision.terms()::containsKey);
        return Stream.concat(orphan, defined).distinct().toList();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".xml") ? name.substring(0, name.length() - 4) : name;
    }

    private void complain(String sentence) {
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println("systole: " + sentence);
    }

    /** Reads a time in any of the spellings people use. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return CibWords.time(text)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "\""
                                                    + text
                                                    + "\" is not a time; write it as"
                                                    + " 2026-01-31T12:00:00Z"));
        }
    }
}
