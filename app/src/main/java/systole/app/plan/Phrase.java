package systole.app.plan;

import javafx.beans.value.ObservableValue;

import systole.app.l10n.Messages;

import java.util.List;
import java.util.function.Function;

/**
 * Words to be said in whatever language the reader has chosen: a key and its arguments, which may
 * be phrases themselves.
 */
public record Phrase(String key, List<Object> arguments) {

    /** Copies the arguments. */
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }

    /** The words, following the language. */
    public ObservableValue<String> text(Messages messages) {
        return messages.text(key, said(one -> one.text(messages)));
    }

    /** The words as they read now. */
    public String now(Messages messages) {
        return messages.now(key, said(one -> one.now(messages)));
    }

    private Object[] said(Function<Phrase, Object> inner) {
        return arguments.stream()
                .map(one -> one instanceof Phrase phrase ? inner.apply(phrase) : one)
                .toArray();
    }
}
