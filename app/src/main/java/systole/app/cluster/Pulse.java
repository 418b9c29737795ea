package systole.app.cluster;

import javafx.util.Subscription;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The console's clock. It tells the time and ticks; a simulated one makes every age on screen
 * testable.
 */
public interface Pulse extends InstantSource {
    /**
     * Runs the action again and again on the thread of the window, until unsubscribed. Ticks that
     * could not be kept are left out, never made up for.
     */
    Subscription every(Duration period, Runnable action);
}
