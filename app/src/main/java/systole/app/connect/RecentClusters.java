package systole.app.connect;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The clusters somebody connected to last, newest first, at most {@value #MOST}, kept in a text
 * file. A line nobody understands is left out. A file that cannot be written disturbs nobody but is
 * said.
 */
public final class RecentClusters {
    static final int MOST = 8;

    private final Path file;
    private final Consumer<String> onTrouble;
    private final ObservableList<Target> targets = FXCollections.observableArrayList();

    private RecentClusters(Path file, Consumer<String> onTrouble) {
        this.file = file;
        this.onTrouble = onTrouble;
    }

    /** Reads the file, if there is one, and writes to it from now on. */
    public static RecentClusters load(Path file, Consumer<String> onTrouble) {
        var recent = new RecentClusters(file, onTrouble);
        recent.read();
        return recent;
    }

    /** Newest first; follows what happens. */
    public ObservableList<Target> targets() {
        return FXCollections.unmodifiableObservableList(targets);
    }

    /** Somebody reached this one. */
    public void add(Target target) {
        targets.remove(target);
        targets.addFirst(target);
        write();
    }

    /** Somebody does not want to be reminded of it. */
    public void forget(Target target) {
        targets.remove(target);
        write();
    }

    private void read() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                understand(line);
            }
        } catch (IOException unreadable) {
            onTrouble.accept("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    private void understand(String line) {
        try {
            if (targets.size() < MOST && !line.isBlank()) {
                targets.add(Target.parse(line));
            }
        } catch (IllegalArgumentException _) {
            // somebody edited it; the others still count
        }
    }

    private void write() {
        if (targets.size() > MOST) {
            targets.remove(MOST, targets.size());
        }
        String text =
                targets.stream().map(Target::line).collect(Collectors.joining("\n", "", "\n"));
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "recent", ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            onTrouble.accept("cannot write " + file + ": " + full.getMessage());
        }
    }

    /** For tests and the like: the lines as they are kept. */
    List<String> lines() {
        return targets.stream().map(Target::line).toList();
    }
}
