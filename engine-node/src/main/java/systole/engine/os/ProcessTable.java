package systole.engine.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The processes of this machine, as {@code /proc} tells them. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final int SESSION = 3;

    private ProcessTable() {}

    /**
     * A process that lives.
     *
     * @param session the pid of its session's leader
     * @param environment what it was started with
     */
    public record Entry(long pid, long session, Map<String, String> environment) {}

    /** The processes started with such an environment, by pid. Those of others are not seen. */
    public static List<Entry> find(Predicate<Map<String, String>> environment) {
        var found = new ArrayList<Entry>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                entry(process)
                        .filter(entry -> environment.test(entry.environment()))
                        .ifPresent(found::add);
            }
        } catch (IOException e) {
            return List.of();
        }
        found.sort((a, b) -> Long.compare(a.pid(), b.pid()));
        return found;
    }

    private static Optional<Entry> entry(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(
                    new Entry(
                            Long.parseLong(process.getFileName().toString()),
                            Long.parseLong(fields[SESSION]),
                            environment(process)));
        } catch (IOException | NumberFormatException gone) {
            return Optional.empty();
        }
    }

    private static Map<String, String> environment(Path process) throws IOException {
        var environment = new LinkedHashMap<String, String>();
        String text =
                new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
        for (String pair : text.split("\0")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                environment.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return environment;
    }

    /** Ends a process at once, without asking it. */
    public static void kill(Entry process) {
        Signal.KILL.toProcess(process.pid());
    }
}
