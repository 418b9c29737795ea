package systole.model.resource;

import systole.model.rule.Rule;
import systole.model.score.Score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of name-value pairs that may hold only under rules.
 *
 * @param score where several sets name the same attribute, the set of the highest score wins, then
 *     the first in the document
 * @param values the pairs, in document order
 */
public record AttributeSet(String id, Score score, List<Rule> rules, Map<String, String> values) {

    /** Copies the collections, keeping their order. */
    public AttributeSet {
        rules = List.copyOf(rules);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of an attribute in this set, underscores and dashes being the same. */
    public Optional<String> value(String name) {
        String wanted = name.replace('_', '-');
        return values.entrySet().stream()
                .filter(pair -> pair.getKey().replace('_', '-').equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
