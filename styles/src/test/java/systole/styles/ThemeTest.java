package systole.styles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ThemeTest {
    private static final Pattern DEFINITION = Pattern.compile("(-s-[a-z-]+)\\s*:\\s*([^;]+);");
    private static final Pattern USE = Pattern.compile("-s-[a-z-]+");
    private static final Pattern LITERAL_COLOUR =
            Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsba?\\(|\\b(white|black|gray|red)\\b");
    private static final List<String> GROUNDS = List.of("ground", "panel", "sunk", "hover");
    private static final List<String> STATES =
            List.of(
                    "running",
                    "transition",
                    "stopped",
                    "failed",
                    "blocked",
                    "unmanaged",
                    "unknown");
    private static final double READABLE = 4.5;

    @ParameterizedTest
    @EnumSource
    void everyTextIsReadableOnEveryGroundItStandsOn(Theme theme) {
        var tokens = tokens(theme);

        assertThat(textOnGround())
                .allSatisfy(
                        (pair) ->
                                assertThat(
                                                contrast(
                                                        colour(tokens, pair.text()),
                                                        colour(tokens, pair.ground())))
                                        .as("%s: %s", theme, pair)
                                        .isGreaterThanOrEqualTo(READABLE));
    }

    @ParameterizedTest
    @EnumSource
    void everyNameUsedIsDefined(Theme theme) {
        var used = new TreeSet<String>();
        components(theme).values().forEach(text -> find(USE, text).forEach(used::add));

        assertThat(used).isNotEmpty().isSubsetOf(tokens(theme).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void componentsHoldNoColourOfTheirOwn(Theme theme) {
        assertThat(components(theme))
                .allSatisfy(
                        (sheet, text) ->
                                assertThat(find(LITERAL_COLOUR, withoutComments(text)).toList())
                                        .as(sheet)
                                        .isEmpty());
    }

    @Test
    void allThemesDefineTheSameNames() {
        var light = tokens(Theme.LIGHT).keySet();

        assertThat(tokens(Theme.DARK).keySet()).isEqualTo(light);
        assertThat(tokens(Theme.HIGH_CONTRAST).keySet()).isEqualTo(light);
    }

    @Test
    void contrastIsComputedAsDefinedByWcag() {
        assertThat(contrast("#ffffff", "#000000")).isEqualTo(21.0);
        assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    private record Pair(String text, String ground) {}

    private static List<Pair> textOnGround() {
        var plain =
                Stream.of("text", "muted")
                        .flatMap(
                                text ->
                                        Stream.concat(GROUNDS.stream(), Stream.of("accent-soft"))
                                                .map(ground -> new Pair(text, ground)));
        var states =
                STATES.stream()
                        .flatMap(
                                state ->
                                        Stream.concat(GROUNDS.stream(), Stream.of(state + "-soft"))
                                                .map(ground -> new Pair(state + "-text", ground)));
        var accents =
                Stream.concat(GROUNDS.stream(), Stream.of("accent-soft"))
                        .map(ground -> new Pair("accent", ground));
        var inverted =
                Stream.of(
                        new Pair("on-accent", "accent"),
                        new Pair("on-accent", "accent-hover"),
                        new Pair("panel", "text"),
                        new Pair("text", "pressed"));
        return Stream.of(plain, states, accents, inverted).flatMap(pairs -> pairs).toList();
    }

    private static String colour(Map<String, String> tokens, String name) {
        return Objects.requireNonNull(tokens.get("-s-" + name), name);
    }

    private static double contrast(String one, String other) {
        var a = luminance(one) + 0.05;
        var b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /** Relative luminance, WCAG 2.1. */
    private static double luminance(String colour) {
        assertThat(colour).as("a colour without transparency").matches("#[0-9a-f]{6}");
        var weights = new double[] {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3)
                .mapToDouble(i -> weights[i] * linear(colour.substring(1 + 2 * i, 3 + 2 * i)))
                .sum();
    }

    private static double linear(String hex) {
        var value = Integer.parseInt(hex, 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> tokens(Theme theme) {
        var names = new TreeMap<String, String>();
        var matcher = DEFINITION.matcher(withoutComments(read(theme.stylesheets().getFirst())));
        while (matcher.find()) {
            names.put(matcher.group(1), matcher.group(2).strip());
        }
        return names;
    }

    private static Map<String, String> components(Theme theme) {
        return theme.stylesheets().stream()
                .skip(1)
                .collect(Collectors.toMap(sheet -> sheet, ThemeTest::read));
    }

    private static Stream<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group());
    }

    private static String withoutComments(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private static String read(String address) {
        try (var in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyThemeHasItsOwnTokens() {
        var first =
                Stream.of(Theme.values())
                        .map(theme -> theme.stylesheets().getFirst())
                        .collect(Collectors.toSet());

        assertThat(first).hasSize(Theme.values().length);
        assertThat(Set.copyOf(Theme.DARK.stylesheets())).hasSameSizeAs(Theme.DARK.stylesheets());
    }
}
