package systole.engine.transition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asked for an operation, as it is written beside its result: {@code
 * action:transition:expected:controller}.
 *
 * @param controller tells one controller's term from every other's
 */
public record TransitionKey(int action, int transition, int expectedExitCode, String controller) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}):(\\d{1,9}):(\\d{1,3}):(.+)");

    /** Reads a key; anything else, an older cluster's among them, is none. */
    public static Optional<TransitionKey> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new TransitionKey(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(3)),
                                matcher.group(4)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return action + ":" + transition + ":" + expectedExitCode + ":" + controller;
    }
}
