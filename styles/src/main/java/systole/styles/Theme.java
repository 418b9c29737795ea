package systole.styles;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The looks of the console. Applying one changes a scene at once, and every popup it opens later.
 *
 * <p>Plain controls come from AtlantaFX's Primer as the user agent sheet, recoloured by our tokens;
 * the components lie on top. Fonts are loaded once, from the class path.
 */
public enum Theme {
    LIGHT(false, List.of("tokens-light.css")),
    DARK(true, List.of("tokens-dark.css")),
    HIGH_CONTRAST(true, List.of("tokens-high-contrast.css"));

    private static final String FONTS = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FACES =
            List.of(
                    "inter/Inter-Regular.otf",
                    "inter/Inter-Italic.otf",
                    "inter/Inter-SemiBold.otf",
                    "inter/Inter-Bold.otf",
                    "inter/Inter-BoldItalic.otf",
                    "jetbrains_mono/JetBrainsMono-Regular.ttf",
                    "jetbrains_mono/JetBrainsMono-Bold.ttf");
    private static final List<String> COMPONENTS =
            List.of(
                    "base.css",
                    "components/type.css",
                    "components/state.css",
                    "components/button.css",
                    "components/input.css",
                    "components/pill.css",
                    "components/card.css",
                    "components/chip.css",
                    "components/panel.css",
                    "components/waterfall.css",
                    "components/shell.css",
                    "components/palette.css",
                    "components/task.css",
                    "components/table.css",
                    "components/menu.css",
                    "components/scroll.css",
                    "components/slider.css",
                    "components/code.css",
                    "components/graph.css",
                    "components/xml.css");
    private static final String THICK_LINES = "components/high-contrast.css";
    private static final AtomicBoolean FONTS_LOADED = new AtomicBoolean();

    private final boolean dark;
    private final List<String> tokens;

    Theme(boolean dark, List<String> tokens) {
        this.dark = dark;
        this.tokens = tokens;
    }

    /** Whether text is lighter than its ground. */
    public boolean dark() {
        return dark;
    }

    /** Key of its name, for example {@code shell.theme.high-contrast}. */
    public String wordKey() {
        return "shell.theme." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The style sheets in the order in which they are applied, tokens first, as addresses. */
    public List<String> stylesheets() {
        var last = this == HIGH_CONTRAST ? Stream.of(THICK_LINES) : Stream.<String>empty();
        return Stream.of(tokens.stream(), COMPONENTS.stream(), last)
                .flatMap(names -> names)
                .map(Theme::address)
                .toList();
    }

    /** Dresses the scene in this theme, in place of any other; sheets of others stay, on top. */
    public void apply(Scene scene) {
        loadFonts();
        scene.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
        var ours = address("");
        var others =
                scene.getStylesheets().stream().filter(sheet -> !sheet.startsWith(ours)).toList();
        scene.getStylesheets()
                .setAll(Stream.concat(stylesheets().stream(), others.stream()).toList());
    }

    /** Makes Inter and JetBrains Mono known to JavaFX; does nothing the second time. */
    public static void loadFonts() {
        if (FONTS_LOADED.compareAndSet(false, true)) {
            FACES.forEach(Theme::loadFont);
        }
    }

    private static void loadFont(String face) {
        try (var in = Theme.class.getResourceAsStream(FONTS + face)) {
            Font.loadFont(Objects.requireNonNull(in, face), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read font " + face, e);
        }
    }

    private static String address(String name) {
        var path = "/systole/styles/" + (name.isEmpty() ? "base.css" : name);
        var url = Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
        return name.isEmpty() ? url.substring(0, url.lastIndexOf('/') + 1) : url;
    }
}
