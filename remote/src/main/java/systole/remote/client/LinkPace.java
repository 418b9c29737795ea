package systole.remote.client;

import java.time.Duration;

/**
 * How patient a link is.
 *
 * @param quiet an end that is silent for this long is asked whether it is there; silent for twice
 *     as long, it counts as dead
 * @param patience what one call may take, from the first packet to the hello
 * @param stagger after this long without an answer the next member is called as well
 * @param pause between two rounds of calls, at most
 */
public record LinkPace(Duration quiet, Duration patience, Duration stagger, Duration pause) {
    /** For people at a window. */
    public static final LinkPace USUAL =
            new LinkPace(
                    Duration.ofMillis(300),
                    Duration.ofSeconds(8),
                    Duration.ofMillis(150),
                    Duration.ofSeconds(2));
}
