package systole.engine.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options a tool knows, declared by the lines its help prints:
 *
 * <pre>
 * -L --list              every resource
 * -r --resource ID       the resource to look at
 * </pre>
 *
 * <p>Reading follows getopt: letters may be joined ({@code -Qr R}), a value may follow at once
 * ({@code -rR}, {@code --resource=R}), a long word may be cut short, {@code --} ends the options.
 */
final class OptionTable {
    private static final Pattern LINE =
            Pattern.compile("-(\\S)(?: --([\\w-]+))?(?: ([A-Z]+))? {2,}(\\S.*)");

    private static final String MODERN =
            "     --modern              today's words and exit codes\n";

    private final String tool;
    private final String help;
    private List<Option> options = List.of();

    private record Option(char letter, String word, boolean valued) {}

    private OptionTable(String tool, String help) {
        this.tool = tool;
        this.help = help;
    }

    /**
     * The table a help text declares. It is read when it is first needed: starts shall be quick.
     */
    static OptionTable of(String tool, String help) {
        return new OptionTable(tool, help);
    }

    private synchronized List<Option> options() {
        if (options.isEmpty()) {
            var declared = new ArrayList<Option>();
            help.lines().forEach(line -> declared.add(option(line)));
            declared.add(new Option('?', "help", false));
            declared.add(new Option(Given.MODERN, "modern", false));
            options = List.copyOf(declared);
        }
        return options;
    }

    private static Option option(String line) {
        Matcher declared = LINE.matcher(line);
        if (!declared.matches()) {
            throw new IllegalArgumentException("not an option: " + line);
        }
        return new Option(
                declared.group(1).charAt(0),
                Optional.ofNullable(declared.group(2)).orElse(""),
                declared.group(3) != null);
    }

    /** What {@code -?} prints. */
    String help() {
        return usage() + help.indent(2) + MODERN;
    }

    private String usage() {
        return "usage: " + tool + " OPTION...\n";
    }

    /** Reads what was typed; refuses what is no option of this tool with exit code 2. */
    Given read(List<String> arguments) throws Refusal {
        var given = new Given();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                arguments.subList(i + 1, arguments.size()).forEach(given::operand);
                break;
            } else if (argument.startsWith("--")) {
                i = word(argument.substring(2), arguments, i, given);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                i = letters(argument, arguments, i, given);
            } else {
                given.operand(argument);
            }
        }
        return given;
    }

    private int letters(String argument, List<String> all, int at, Given given) throws Refusal {
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            Option option =
                    options().stream()
                            .filter(one -> one.letter() == letter)
                            .findFirst()
                            .orElseThrow(() -> wrong("invalid option -- '" + letter + "'"));
            if (option.valued()) {
                String rest = argument.substring(i + 1);
                return rest.isEmpty()
                        ? valued(option, all, at, given)
                        : taken(option, rest, at, given);
            }
            given.option(letter, "");
        }
        return at;
    }

    private int word(String typed, List<String> all, int at, Given given) throws Refusal {
        int equals = typed.indexOf('=');
        String word = equals < 0 ? typed : typed.substring(0, equals);
        Option option = named(word);
        if (equals >= 0 && !option.valued()) {
            throw wrong("option '--" + option.word() + "' doesn't allow an argument");
        } else if (equals >= 0) {
            return taken(option, typed.substring(equals + 1), at, given);
        } else if (option.valued()) {
            return valued(option, all, at, given);
        }
        return taken(option, "", at, given);
    }

    private Option named(String word) throws Refusal {
        List<Option> meant =
                options().stream()
                        .filter(one -> !word.isEmpty() && one.word().startsWith(word))
                        .toList();
        Optional<Option> exact = meant.stream().filter(one -> one.word().equals(word)).findFirst();
        if (exact.isEmpty() && meant.size() != 1) {
            throw wrong(
                    (meant.isEmpty() ? "unrecognized option '--" : "option is ambiguous '--")
                            + word
                            + "'");
        }
        return exact.orElseGet(meant::getFirst);
    }

    private int valued(Option option, List<String> all, int at, Given given) throws Refusal {
        if (at + 1 >= all.size()) {
            throw wrong("option requires an argument -- '" + option.letter() + "'");
        }
        return taken(option, all.get(at + 1), at + 1, given);
    }

    private static int taken(Option option, String value, int at, Given given) {
        given.option(option.letter(), value);
        return at;
    }

    /** What might have been typed for these options, an option or a value a word. */
    List<String> words(Given given) {
        var words = new ArrayList<String>();
        given.forEach(
                (letter, value) -> {
                    words.add(letter == Given.MODERN ? "--modern" : "-" + letter);
                    if (options().stream()
                            .anyMatch(option -> option.letter() == letter && option.valued())) {
                        words.add(value);
                    }
                });
        if (!given.operands().isEmpty()) {
            words.add("--");
            words.addAll(given.operands());
        }
        return words;
    }

    /** A mistake of whoever typed, with the line that says how it should have been. */
    Refusal wrong(String mistake) {
        return Refusal.saying(tool + ": " + mistake + "\n" + usage(), Given.WRONG_USAGE);
    }
}
