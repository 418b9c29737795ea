package systole.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of the house that only the text of a source shows. */
class SourceRulesTest {
    private static final int LONGEST_FILE_LINES = 400;
    private static final Pattern NAP = Pattern.compile("(Thread|TimeUnit\\.\\w+)\\.sleep\\(");
    private static final Pattern LEFT_BEHIND = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern WILDCARD_IMPORT =
            Pattern.compile("^import .*\\.\\*;", Pattern.MULTILINE);

    private static final List<Source> SOURCES = new ArrayList<>();

    private record Source(Path path, String text) {}

    @BeforeAll
    static void readAllSources() throws IOException {
        Path root = Path.of(System.getProperty("systole.root"));
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.filter(m -> Files.isDirectory(m.resolve("src"))).toList()) {
                readSources(module.resolve("src"));
            }
        }
        assertThat(SOURCES).as("sources of all modules").hasSizeGreaterThan(100);
    }

    @Test
    void testsDoNotSleepOutsideTheLabAndTheWindow() {
        assertThat(
                        SOURCES.stream()
                                .filter(s -> s.path().toString().contains("/src/test/"))
                                .filter(s -> !s.path().toString().matches(".*/(lab|gui)/.*"))
                                .filter(s -> NAP.matcher(s.text()).find())
                                .map(Source::path))
                .as("a test that sleeps is slow on a good day and red on a bad one")
                .isEmpty();
    }

    @Test
    void filesStayReadable() {
        assertThat(
                        SOURCES.stream()
                                .filter(s -> s.text().lines().count() > LONGEST_FILE_LINES)
                                .map(Source::path))
                .as("a file above %d lines tells two stories", LONGEST_FILE_LINES)
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(
                        SOURCES.stream()
                                .filter(s -> !s.path().endsWith("SourceRulesTest.java"))
                                .filter(s -> LEFT_BEHIND.matcher(s.text()).find())
                                .map(Source::path))
                .as("what is left to do belongs on the list of issues")
                .isEmpty();
    }

    @Test
    void importsNameWhatTheyBring() {
        assertThat(
                        SOURCES.stream()
                                .filter(s -> WILDCARD_IMPORT.matcher(s.text()).find())
                                .map(Source::path))
                .as("a wildcard import hides what a file needs")
                .isEmpty();
    }

    private static void readSources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                SOURCES.add(new Source(file, Files.readString(file)));
            }
        }
    }
}
