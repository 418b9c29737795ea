package systole.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the frame shows about the cluster and what can be done from it: properties and commands, no
 * controls. Whoever watches the cluster sets the properties, on the thread of the window.
 */
public final class ShellViewModel {
    private final StringProperty clusterName = new SimpleStringProperty(this, "clusterName", "");
    private final IntegerProperty membersOnline = new SimpleIntegerProperty(this, "membersOnline");
    private final IntegerProperty membersExpected =
            new SimpleIntegerProperty(this, "membersExpected");
    private final BooleanProperty quorate = new SimpleBooleanProperty(this, "quorate");
    private final ObjectProperty<Optional<Duration>> dataAge =
            new SimpleObjectProperty<>(this, "dataAge", Optional.empty());
    private final BooleanProperty stale = new SimpleBooleanProperty(this, "stale");
    private final IntegerProperty failures = new SimpleIntegerProperty(this, "failures");
    private final IntegerProperty leftovers = new SimpleIntegerProperty(this, "leftovers");
    private final StringProperty engineVersion =
            new SimpleStringProperty(this, "engineVersion", "");
    private final StringProperty cibVersion = new SimpleStringProperty(this, "cibVersion", "");
    private final StringProperty currentScreen =
            new SimpleStringProperty(this, "currentScreen", "");
    private final BooleanProperty tasksOpen = new SimpleBooleanProperty(this, "tasksOpen");
    private final ObservableList<Command> commands = FXCollections.observableArrayList();
    private final ObservableList<String> menuKeys = FXCollections.observableArrayList();
    private final List<Supplier<List<Command>>> sources = new ArrayList<>();

    public StringProperty clusterNameProperty() {
        return clusterName;
    }

    public IntegerProperty membersOnlineProperty() {
        return membersOnline;
    }

    public IntegerProperty membersExpectedProperty() {
        return membersExpected;
    }

    public BooleanProperty quorateProperty() {
        return quorate;
    }

    /** Age of the oldest data on screen; empty before any arrived. */
    public ObjectProperty<Optional<Duration>> dataAgeProperty() {
        return dataAge;
    }

    /** Whether the data is older than it may be: the screen greys out. */
    public BooleanProperty staleProperty() {
        return stale;
    }

    public IntegerProperty failuresProperty() {
        return failures;
    }

    /** Temporary things someone should clean up: pins, bans, standby, maintenance. */
    public IntegerProperty leftoversProperty() {
        return leftovers;
    }

    public StringProperty engineVersionProperty() {
        return engineVersion;
    }

    /** Version of the document shown, as {@code admin_epoch.epoch.num_updates}. */
    public StringProperty cibVersionProperty() {
        return cibVersion;
    }

    /** Id of the screen in the middle. */
    public StringProperty currentScreenProperty() {
        return currentScreen;
    }

    /** Whether all tasks are shown, not only the last two. */
    public BooleanProperty tasksOpenProperty() {
        return tasksOpen;
    }

    /** Commands that are always there; add to it. */
    public ObservableList<Command> commands() {
        return commands;
    }

    /** Title keys of the menus in the top bar; each holds the commands made with {@code inMenu}. */
    public ObservableList<String> menuKeys() {
        return menuKeys;
    }

    /**
     * The commands of one menu at this moment, those of its submenus included: their menu key is
     * {@code MENU/SUBMENU}.
     */
    public List<Command> menu(String key) {
        return allCommands().stream()
                .filter(
                        command ->
                                command.menuKey()
                                        .filter(in -> in.equals(key) || in.startsWith(key + "/"))
                                        .isPresent())
                .toList();
    }

    /** Adds commands that depend on the moment; asked each time the palette opens. */
    public void addCommandSource(Supplier<List<Command>> source) {
        sources.add(source);
    }

    /** Every command there is at this moment. */
    public List<Command> allCommands() {
        var momentary = sources.stream().flatMap(source -> source.get().stream());
        return Stream.concat(commands.stream(), momentary).toList();
    }
}
