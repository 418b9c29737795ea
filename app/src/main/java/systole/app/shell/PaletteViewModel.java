package systole.app.shell;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import systole.app.l10n.Messages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds commands by what is typed: every word typed must occur in the title or the id; titles that
 * begin with it come first, then those where a word does, then the rest, and commands that cannot
 * be run now last of all.
 */
public final class PaletteViewModel {
    /** Opening the palette is the one thing that makes no sense in it. */
    static final String OWN_ID = "shell.palette";

    private final Messages messages;
    private final Supplier<List<Command>> source;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<Command> matches = FXCollections.observableArrayList();
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", 0);
    private List<Command> all = List.of();

    public PaletteViewModel(Messages messages, Supplier<List<Command>> source) {
        this.messages = messages;
        this.source = source;
        query.subscribe((before, after) -> find());
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** Best first. */
    public ObservableList<Command> matches() {
        return matches;
    }

    /** Index of the match that Enter would run. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** Starts afresh with the commands of this moment. */
    public void open() {
        all = source.get().stream().filter(command -> !command.id().equals(OWN_ID)).toList();
        query.set("");
        find();
    }

    /** Moves the selection, around the ends. */
    public void move(int steps) {
        if (!matches.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + steps, matches.size()));
        }
    }

    /** The command that Enter would run. */
    public Optional<Command> selection() {
        var index = selected.get();
        return index < matches.size() ? Optional.of(matches.get(index)) : Optional.empty();
    }

    /** The title as it reads now. */
    public String title(Command command) {
        return messages.now(command.titleKey(), command.titleArgs().toArray());
    }

    private void find() {
        var words = query.get().strip().toLowerCase(Locale.ROOT);
        var found =
                all.stream()
                        .filter(command -> rank(command, words) < Integer.MAX_VALUE)
                        .sorted(Comparator.comparingInt(command -> rank(command, words)))
                        .toList();
        matches.setAll(found);
        selected.set(0);
    }

    private int rank(Command command, String words) {
        var title = title(command).toLowerCase(Locale.ROOT);
        var text = title + " " + command.id().toLowerCase(Locale.ROOT);
        for (var word : words.split("\\s+")) {
            if (!text.contains(word)) {
                return Integer.MAX_VALUE;
            }
        }
        var last = command.enabled().get() ? 0 : 10;
        if (title.startsWith(words)) {
            return last;
        }
        return last + (title.contains(" " + words) ? 1 : 2);
    }
}
