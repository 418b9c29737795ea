package systole.model.rule;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where and when a rule is asked.
 *
 * @param attributes the node's attributes, with {@code #uname} and {@code #id} among them; empty
 *     when no node is meant
 */
public record RuleContext(Map<String, String> attributes, Instant now) {

    /** The value of a node attribute. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
