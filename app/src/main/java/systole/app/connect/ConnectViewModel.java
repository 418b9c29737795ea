package systole.app.connect;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import systole.remote.client.Destination;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where to connect to: what is typed, what is wrong with it, and what was used before. */
public final class ConnectViewModel {
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final StringProperty identity = new SimpleStringProperty(this, "identity", "");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final RecentClusters recent;
    private final Consumer<Target> onConnect;

    /**
     * @param onConnect told of what was chosen
     */
    public ConnectViewModel(RecentClusters recent, Consumer<Target> onConnect) {
        this.recent = recent;
        this.onConnect = onConnect;
        address.subscribe(_ -> trouble.set(""));
        identity.subscribe(_ -> trouble.set(""));
    }

    public StringProperty addressProperty() {
        return address;
    }

    /** The key file to use; empty means the usual ones. */
    public StringProperty identityProperty() {
        return identity;
    }

    /** What is wrong with what was typed, in one line; empty if nothing is. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public ObservableList<Target> recent() {
        return recent.targets();
    }

    /** Takes what was typed, or says what is wrong with it. */
    public void connect() {
        try {
            choose(new Target(Destination.parse(address.get()), key()));
        } catch (IllegalArgumentException wrong) {
            trouble.set(wrong.getMessage());
        }
    }

    private Optional<Path> key() {
        String typed = identity.get().strip();
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(typed.replaceFirst("^~(?=/)", System.getProperty("user.home", "~")));
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        return Optional.of(file);
    }

    /** Takes one of the recent clusters. */
    public void choose(Target target) {
        onConnect.accept(target);
    }

    /** Does not want to be reminded of it. */
    public void forget(Target target) {
        recent.forget(target);
    }
}
