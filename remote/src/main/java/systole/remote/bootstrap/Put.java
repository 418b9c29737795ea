package systole.remote.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** Puts the cluster's files on the newcomer. */
final class Put implements Step {
    private static final String OWNER = "hacluster:haclient";

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
            file.write(host, OWNER);
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
