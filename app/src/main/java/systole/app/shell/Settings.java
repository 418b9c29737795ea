package systole.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import systole.app.l10n.Language;
import systole.styles.Theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * What the reader prefers, kept in a properties file and written on every change.
 *
 * <p>A missing file means the defaults; a value nobody understands means its default. A file that
 * cannot be written never disturbs the window: the complaint goes to {@code onTrouble}, once.
 */
public final class Settings {
    private final ObjectProperty<Theme> theme =
            new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final ObjectProperty<Language> language =
            new SimpleObjectProperty<>(this, "language", Language.ENGLISH);
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion");
    private final Path file;
    private final Consumer<String> onTrouble;
    private boolean complained;

    private Settings(Path file, Consumer<String> onTrouble) {
        this.file = file;
        this.onTrouble = onTrouble;
    }

    /** Reads the file, if there is one, and writes to it from now on. */
    public static Settings load(Path file, Consumer<String> onTrouble) {
        var settings = new Settings(file, onTrouble);
        settings.read();
        settings.theme.subscribe((before, after) -> settings.write());
        settings.language.subscribe((before, after) -> settings.write());
        settings.reducedMotion.subscribe((before, after) -> settings.write());
        return settings;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** Whether nothing may move by itself. */
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    private void read() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        var values = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(in);
        } catch (IOException | IllegalArgumentException e) {
            complain("cannot read " + file + ": " + e.getMessage());
        }
        theme.set(constant(Theme.class, values.getProperty("theme", ""), Theme.LIGHT));
        language.set(
                constant(Language.class, values.getProperty("language", ""), Language.ENGLISH));
        reducedMotion.set(Boolean.parseBoolean(values.getProperty("reduced-motion")));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, E otherwise) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        return otherwise;
    }

    private void write() {
        var text =
                "theme=%s\nlanguage=%s\nreduced-motion=%s\n"
                        .formatted(theme.get(), language.get(), reducedMotion.get())
                        .toLowerCase(Locale.ROOT);
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            complain("cannot write " + file + ": " + e.getMessage());
        }
    }

    private void complain(String trouble) {
        if (!complained) {
            complained = true;
            onTrouble.accept(trouble);
        }
    }
}
