package systole.app.launch;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Subscription;

import systole.app.cluster.Pulse;
import systole.engine.port.WallClock;

import java.time.Duration;
import java.time.Instant;

/** The real clock, ticking on JavaFX's thread. */
final class FxPulse implements Pulse {
    private final WallClock clock;

    FxPulse(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.now();
    }

    @Override
    public Subscription every(Duration period, Runnable action) {
        var timeline =
                new Timeline(
                        new KeyFrame(
                                javafx.util.Duration.millis(period.toMillis()), _ -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
