package systole.remote.server;

import java.time.Duration;

/**
 * What visitors may take.
 *
 * @param login how long somebody may take to show a key
 * @param wrongKeys how many keys that open nothing somebody may show
 * @param sessionsFromOne at a time, from one address
 * @param sessions at a time, from all
 * @param idle how long a session may ask for nothing
 * @param alive how often it is asked whether the other end is still there and its key still good;
 *     the third time without an answer ends the session
 * @param console what a console may take
 */
public record DoorLimits(
        Duration login,
        int wrongKeys,
        int sessionsFromOne,
        int sessions,
        Duration idle,
        Duration alive,
        TalkLimits console) {
    /** For a cluster as it should be. */
    public static final DoorLimits USUAL =
            new DoorLimits(
                    Duration.ofSeconds(10),
                    5,
                    8,
                    32,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(20),
                    TalkLimits.USUAL);
}
