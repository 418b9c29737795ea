package systole.app.l10n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds the two languages together, and both to the sources that use them. */
class TextFilesTest {
    private static final Path TEXTS = module().resolve("src/main/resources/systole/app/l10n");
    private static final Path SOURCES = module().resolve("src/main/java");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern FILE = Pattern.compile("\\.(css|xml|png|properties)$");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[a-z0-9.-]*[a-z0-9])\"");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        var english = texts(Language.ENGLISH).keySet();
        var chinese = texts(Language.CHINESE).keySet();

        assertThat(english).isNotEmpty();
        assertThat(without(english, chinese)).as("not in Chinese").isEmpty();
        assertThat(without(chinese, english)).as("not in English").isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() throws IOException {
        var chinese = texts(Language.CHINESE);
        var different = new TreeMap<String, String>(texts(Language.ENGLISH));
        different.keySet().retainAll(chinese.keySet());
        different
                .entrySet()
                .removeIf(
                        text ->
                                placeholders(text.getValue())
                                        .equals(
                                                placeholders(
                                                        chinese.getOrDefault(text.getKey(), ""))));

        assertThat(different).isEmpty();
    }

    @Test
    void everyTextIsAPatternAndNotEmpty() throws IOException {
        for (var language : Language.values()) {
            assertThat(texts(language))
                    .allSatisfy(
                            (key, text) -> {
                                assertThat(text).as(key).isNotBlank();
                                new MessageFormat(text, language.locale());
                            });
        }
    }

    /**
     * A straight apostrophe swallows what follows in a MessageFormat; ’ is the better one anyway.
     */
    @Test
    void noTextHasAStraightApostrophe() throws IOException {
        for (var language : Language.values()) {
            assertThat(texts(language))
                    .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
        }
    }

    @Test
    void everyKeyStandsInTheFileOfItsArea() throws IOException {
        for (var file : files(Language.ENGLISH)) {
            var area = file.getFileName().toString().replaceFirst("_en\\.properties$", "");

            assertThat(load(file).stringPropertyNames())
                    .allSatisfy(key -> assertThat(key).startsWith(area + "."));
        }
    }

    @Test
    void everyKeyUsedInSourcesExists() throws IOException {
        var known = texts(Language.ENGLISH).keySet();
        var areas = new TreeSet<String>();
        known.forEach(key -> areas.add(key.substring(0, key.indexOf('.'))));
        var missing = new TreeMap<String, Path>();
        try (var sources = Files.walk(SOURCES)) {
            for (var source : sources.filter(TextFilesTest::speaks).toList()) {
                var matcher = LITERAL.matcher(Files.readString(source));
                while (matcher.find()) {
                    var key = matcher.group(1);
                    if (areas.contains(key.substring(0, key.indexOf('.')))
                            && !known.contains(key)
                            && !FILE.matcher(key).find()
                            && !isCommandId(key)) {
                        missing.put(key, source.getFileName());
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    /** Ids of commands look like keys; they are recognised by standing first in a command. */
    private static boolean isCommandId(String key) throws IOException {
        var call =
                Pattern.compile("(Command\\.of\\(\\s*|_ID = |SHORTCUTS = )\"" + Pattern.quote(key));
        try (var sources = Files.walk(SOURCES)) {
            for (var source : sources.filter(TextFilesTest::speaks).toList()) {
                if (call.matcher(Files.readString(source)).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean speaks(Path file) {
        return file.toString().endsWith(".java");
    }

    private static Set<String> without(Set<String> keys, Set<String> others) {
        var rest = new TreeSet<>(keys);
        rest.removeAll(others);
        return rest;
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .distinct()
                .toList();
    }

    private static Map<String, String> texts(Language language) throws IOException {
        var all = new TreeMap<String, String>();
        for (var file : files(language)) {
            load(file).forEach((key, text) -> all.put((String) key, (String) text));
        }
        return all;
    }

    private static List<Path> files(Language language) throws IOException {
        try (var files = Files.list(TEXTS)) {
            var suffix = "_" + language.suffix() + ".properties";
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static Properties load(Path file) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }

    private static Path module() {
        var here = Path.of("").toAbsolutePath();
        var candidates = new Path[] {here, here.resolve("app")};
        return Arrays.stream(candidates)
                .filter(
                        path ->
                                Files.isDirectory(
                                        path.resolve("src/main/resources/systole/app/l10n")))
                .findFirst()
                .orElseThrow();
    }
}
