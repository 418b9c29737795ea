package systole.engine.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

import systole.engine.daemon.control.ToolClient;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/**
 * {@code systole crm_resource …} and the other tools of a node. All that is typed goes to the tool
 * as it is, which reads its options as the original does.
 */
@Command
public final class ToolCommand implements Callable<Integer> {
    private final String tool;

    @Parameters(
            paramLabel = "ARGUMENT",
            arity = "0..*",
            description = "Options and operands of the tool; -? lists them.")
    private List<String> arguments = new ArrayList<>();

    private ToolCommand(String tool) {
        this.tool = tool;
    }

    /** The commands, one a tool. */
    static List<Object> all() {
        return ToolClient.names().stream().<Object>map(ToolCommand::line).toList();
    }

    private static CommandLine line(String tool) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ToolCommand(tool)).name(tool);
        spec.usageMessage().description(ToolClient.description(tool));
        spec.parser().unmatchedOptionsArePositionalParams(true).endOfOptionsDelimiter("\0");
        return new CommandLine(spec);
    }

    /**
     * Runs a tool without a command line parser, which takes longer to start than a tool takes to
     * run; empty if the first word is no tool.
     */
    public static OptionalInt quick(String... words) {
        return words.length > 0 && ToolClient.names().contains(words[0])
                ? OptionalInt.of(ToolMain.run(words[0], List.of(words).subList(1, words.length)))
                : OptionalInt.empty();
    }

    @Override
    public Integer call() {
        return ToolMain.run(tool, arguments);
    }
}
