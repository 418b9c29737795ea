package systole.remote.bootstrap;

/**
 * Makes the newcomer known to a member: writes its ha.cf and restarts its engine, which takes in
 * new nodes only when it starts. Its resources move away first, and the others go on.
 */
final class Introduce implements Step {
    private static final String OWNER = "root:root";

    private final Host host;
    private final ConfigurationFile haCf;
    private final String state;
    private final Gathering gathering;
    private final Gathering back;
    private boolean written;
    private boolean restarted;

    /**
     * @param gathering waits for those who are members then
     * @param back waits for the members as they were before
     */
    Introduce(
            Host host, ConfigurationFile haCf, String state, Gathering gathering, Gathering back) {
        this.host = host;
        this.haCf = haCf;
        this.state = state;
        this.gathering = gathering;
        this.back = back;
    }

    @Override
    public String title() {
        return "write "
                + haCf.path()
                + " on "
                + host.name()
                + " and restart its engine (its resources move away first)";
    }

    @Override
    public void act() throws StepFailedException {
        written = true;
        haCf.write(host, OWNER);
        restarted = true;
        restart();
        gathering.await();
    }

    @Override
    public String wayBack() {
        return "put the former ha.cf back on "
                + host.name()
                + (restarted ? " and restart its engine" : "");
    }

    @Override
    public void undo() throws StepFailedException {
        if (written) {
            haCf.restore(host);
        }
        if (restarted) {
            restart();
            boolean _ = back.awaitBack();
        }
    }

    private void restart() throws StepFailedException {
        host.run(
                Script.named("engine")
                        .with("verb", "restart")
                        .with("config", "")
                        .with("state", state));
    }
}
