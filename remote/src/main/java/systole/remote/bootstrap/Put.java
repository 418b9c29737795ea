package systole.remote.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** Puts the cluster's files on the newcomer. */
final class Put implements Step {
    private static final String SECRET = "600";

    /** Whom a package's engine runs as: what nobody else may read must be its own. */
    private static final String ENGINE = "hacluster:haclient";

    /** Whom every engine trusts with what others may read. */
    private static final String ROOT = "root:root";

    private final Host host;
    private final List<ConfigurationFile> files;
    private final List<ConfigurationFile> begun = new ArrayList<>();

    Put(Host host, List<ConfigurationFile> files) {
        this.host = host;
        this.files = List.copyOf(files);
    }

    @Override
    public String title() {
        return "write "
                + String.join(", ", files.stream().map(ConfigurationFile::path).toList())
                + " on "
                + host.name();
    }

    @Override
    public void act() throws StepFailedException {
        for (ConfigurationFile file : files) {
            begun.add(file);
            file.write(host, file.mode().equals(SECRET) ? ENGINE : ROOT);
        }
    }

    @Override
    public String wayBack() {
        return "take the files away from " + host.name();
    }

    @Override
    public void undo() throws StepFailedException {
        for (ConfigurationFile file : begun.reversed()) {
            file.restore(host);
        }
    }
}
