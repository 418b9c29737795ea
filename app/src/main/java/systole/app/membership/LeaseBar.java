package systole.app.membership;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import systole.app.cluster.Lease;

/** What is left of a lease, as a bar that empties from the right. */
final class LeaseBar extends StackPane {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_SHARE = 0.35;

    private final Region fill = new Region();
    private double share;

    LeaseBar() {
        getStyleClass().add("lease-bar");
        fill.getStyleClass().add("fill");
        fill.setManaged(false);
        getChildren().add(fill);
    }

    void show(Lease lease) {
        if (share != lease.share()) {
            share = lease.share();
            pseudoClassStateChanged(LOW, share < LOW_SHARE);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
    }
}
