package systole.engine.tool;

import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options and operands somebody typed, in order. */
final class Given {
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
        return options.stream()
                .filter(option -> option.letter() == letter)
                .map(Option::value)
                .reduce((_, last) -> last);
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

    /** What was typed beside the options. */
    List<String> operands() {
        return List.copyOf(operands);
    }
}
