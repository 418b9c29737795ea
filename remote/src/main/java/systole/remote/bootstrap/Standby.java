package systole.remote.bootstrap;

import java.time.Duration;

/**
 * Keeps resources away from a member for a while, or lets them come again. Of three members the
 * first that knows four needs three of them, so it must have nothing to lose while the second one
 * restarts.
 */
final class Standby implements Step {
    /** How often it asks. */
    static final int TRIES = 40;

    private static final Duration STEP = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Patience patience;
    private final String node;
    private final boolean wanted;
    private boolean changed;

    private Standby(Cluster cluster, Patience patience, String node, boolean wanted) {
        this.cluster = cluster;
        this.patience = patience;
        this.node = node;
        this.wanted = wanted;
    }

    /** Keeps resources away from a node. */
    static Standby begin(Cluster cluster, Patience patience, String node) {
        return new Standby(cluster, patience, node, true);
    }

    /** Lets resources come again. */
    static Standby end(Cluster cluster, Patience patience, String node) {
        return new Standby(cluster, patience, node, false);
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

    /** A cluster that takes in a node refuses changes for a moment. */
    private void set(boolean standby) throws StepFailedException {
        changed = true;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (cluster.setStandby(node, standby)) {
                return;
            }
            patience.rest(STEP);
        }
        throw new StepFailedException(
                node + ": the cluster refuses to " + (standby ? "begin" : "end") + " a standby");
    }
}
