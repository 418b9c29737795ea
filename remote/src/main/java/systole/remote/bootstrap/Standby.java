package systole.remote.bootstrap;

/**
 * Keeps resources away from a member for a while, or lets them come again. Of three members the
 * first that knows four needs three of them, so it must have nothing to lose while the second one
 * restarts.
 */
final class Standby implements Step {
    private final Cluster cluster;
    private final String node;
    private final boolean wanted;
    private boolean changed;

    private Standby(Cluster cluster, String node, boolean wanted) {
        this.cluster = cluster;
        this.node = node;
        this.wanted = wanted;
    }

    /** Keeps resources away from a node. */
    static Standby begin(Cluster cluster, String node) {
        return new Standby(cluster, node, true);
    }

    /** Lets resources come again. */
    static Standby end(Cluster cluster, String node) {
        return new Standby(cluster, node, false);
    }

    @Override
    public String title() {
        return wanted
                ? "keep resources away from " + node + " for a while"
                : "let resources come to " + node + " again";
    }

    @Override
    public void act() throws StepFailedException {
        set(wanted);
    }

    @Override
    public String wayBack() {
        return wanted ? "let resources come to " + node + " again" : "";
    }

    /** The end of a standby is not taken back. */
    @Override
    public void undo() throws StepFailedException {
        if (wanted && changed) {
            set(false);
        }
    }

    private void set(boolean standby) throws StepFailedException {
        changed = true;
        if (!cluster.setStandby(node, standby)) {
            throw new StepFailedException(
                    node
                            + ": the cluster refuses to "
                            + (standby ? "begin" : "end")
                            + " a standby");
        }
    }
}
