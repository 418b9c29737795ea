package systole.app.l10n;

import javafx.beans.Observable;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Texts that follow the chosen language while they are on screen.
 *
 * <p>A text is a {@link MessageFormat} pattern: {@code {0}} stands for the first argument, and
 * {@code {0,choice,1#failure|1<failures}} picks a plural. Numbers are grouped, so pass ports and
 * ids as strings. An argument that is observable is read when the text is, and the text follows it.
 * A key nobody defined reads as itself, which is ugly enough to be seen and harmless.
 *
 * <p>For the thread of the window only.
 */
public final class Messages {
    private final ObjectProperty<Language> language;
    private final Map<String, Properties> files = new HashMap<>();
    private final Map<String, MessageFormat> formats = new HashMap<>();

    public Messages(Language initial) {
        language = new SimpleObjectProperty<>(this, "language", initial);
    }

    /** The language all texts are in; set it and they change. */
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** The language all texts are in now. */
    public Language language() {
        return language.get();
    }

    /** A text that follows the language and its observable arguments. */
    public StringBinding text(String key, Object... args) {
        return new Text(key, args);
    }

    /** The text as it reads at this moment. */
    public String now(String key, Object... args) {
        var pattern = area(key, language.get()).getProperty(key);
        if (pattern == null) {
            return key;
        }
        var values = Arrays.stream(args).map(Messages::value).toArray();
        return format(key, pattern).format(values);
    }

    /** Parsed once: hundreds of texts are written anew each second. */
    private MessageFormat format(String key, String pattern) {
        var in = language.get();
        return formats.computeIfAbsent(
                in.suffix() + ":" + key, _ -> new MessageFormat(pattern, in.locale()));
    }

    /** Whether the key has a text in the current language. */
    public boolean has(String key) {
        return area(key, language.get()).containsKey(key);
    }

    private static Object value(Object arg) {
        var value = arg instanceof ObservableValue<?> observable ? observable.getValue() : arg;
        return Objects.requireNonNullElse(value, "");
    }

    private Properties area(String key, Language in) {
        var dot = key.indexOf('.');
        var area = dot < 0 ? key : key.substring(0, dot);
        return files.computeIfAbsent(area + "_" + in.suffix() + ".properties", Messages::load);
    }

    private static Properties load(String file) {
        var texts = new Properties();
        try (var in = Messages.class.getResourceAsStream(file)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private final class Text extends StringBinding {
        private final String key;
        private final Object[] args;

        Text(String key, Object[] args) {
            this.key = key;
            this.args = args.clone();
            bind(language);
            for (var arg : args) {
                if (arg instanceof Observable observable) {
                    bind(observable);
                }
            }
        }

        @Override
        protected String computeValue() {
            return now(key, args);
        }
    }
}
