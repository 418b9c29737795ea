package systole.engine.tool;

import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The options and operands somebody typed, in order. */
final class Given {
    /** Stands for {@code --modern}, which every tool has, and which has no letter. */
    static final char MODERN = '\0';

    /** The exit code of a tool that was used wrongly. */
    static final int WRONG_USAGE = 2;

    private final List<Option> options = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    private record Option(char letter, String value) {}

    void option(char letter, String value) {
        options.add(new Option(letter, value));
    }

    void operand(String operand) {
        operands.add(operand);
    }

    /** Tells whether an option was typed. */
    boolean has(char letter) {
        return options.stream().anyMatch(option -> option.letter() == letter);
    }

    /** The value of an option; the last one counts. */
    Optional<String> value(char letter) {
        return values(letter).stream().reduce((_, last) -> last);
    }

    /** The values of an option that may be repeated, in order. */
    List<String> values(char letter) {
        return options.stream()
                .filter(option -> option.letter() == letter)
                .map(Option::value)
                .toList();
    }

    /** The node an option names; a blank name is none. */
    Optional<NodeName> node(char letter) {
        return value(letter).filter(name -> !name.isBlank()).map(NodeName::of);
    }

    /** The last option typed of those that say what to do. */
    Optional<Character> last(String letters) {
        return options.stream()
                .map(Option::letter)
                .filter(letter -> letters.indexOf(letter) >= 0)
                .reduce((_, last) -> last);
    }

    /** The same with another option, which takes no value, in the place of one. */
    Given replaced(char letter, char other) {
        var result = new Given();
        options.forEach(
                option ->
                        result.options.add(
                                option.letter() == letter ? new Option(other, "") : option));
        result.operands.addAll(operands);
        return result;
    }

    /** Every option as it was read, in order. */
    void forEach(BiConsumer<Character, String> hears) {
        options.forEach(option -> hears.accept(option.letter(), option.value()));
    }

    /** What was typed beside the options. */
    List<String> operands() {
        return List.copyOf(operands);
    }
}
