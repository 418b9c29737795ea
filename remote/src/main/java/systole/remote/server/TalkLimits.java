package systole.remote.server;

import java.time.Duration;

/**
 * What one console may take.
 *
 * @param patience how long it may take nothing of what waits for it
 * @param frames how many frames may wait for it
 * @param weight how much they may weigh together, about a byte each
 * @param requests how many of its requests may be under way
 */
public record TalkLimits(Duration patience, int frames, long weight, int requests) {
    /** For a cluster as it should be. */
    public static final TalkLimits USUAL =
            new TalkLimits(Duration.ofSeconds(10), 16_384, 16L << 20, 64);
}
