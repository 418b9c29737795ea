package systole.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All cases of a run with their times, printed at its end and kept in {@code target/lab}. */
final class CaseTable implements AutoCloseable {
    private static final CaseTable SHARED = new CaseTable();
    private static final Row HEAD = new Row("case", "spans", "runs", "median", "max", "checked");

    private final List<Row> rows = new CopyOnWriteArrayList<>();

    /** One line; all columns but the last are padded. */
    private record Row(
            String name, String spans, String runs, String median, String max, String checked) {
        private String line() {
            return "%-38s %-14s %4s %8s %8s  %s".formatted(name, spans, runs, median, max, checked);
        }
    }

    /** The table of this run. */
    static CaseTable shared() {
        return SHARED;
    }

    /** Adds a case measured several times. */
    void add(String name, Timing timing, List<Duration> times, String checked) {
        List<Duration> sorted = times.stream().sorted().toList();
        rows.add(
                new Row(
                        name,
                        timing.toString(),
                        Integer.toString(times.size()),
                        millis(median(times)),
                        millis(sorted.getLast()),
                        checked));
    }

    /** The middle one of them. */
    static Duration median(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static String millis(Duration time) {
        return time.toMillis() + " ms";
    }

    /** Prints it and writes it to a file, unless nothing was measured. */
    @Override
    public void close() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        String text =
                Stream.concat(Stream.of(HEAD), rows.stream())
                        .map(Row::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        System.out.println("\n" + text);
        Files.writeString(
                Files.createDirectories(Path.of("target", "lab")).resolve("table.txt"), text);
    }
}
