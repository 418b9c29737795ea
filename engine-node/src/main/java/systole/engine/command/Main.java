package systole.engine.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of a node's package: the engine's commands, without the console. */
@Command(
        name = "systole",
        description = "The engine of a high-availability cluster.",
        mixinStandardHelpOptions = true,
        version = "systole 0.1.0",
        subcommands = HelpCommand.class)
public final class Main implements Runnable {
    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(ToolCommand.quick(arguments).orElseGet(() -> commandLine().execute(arguments)));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        EngineCommands.all().forEach(line::addSubcommand);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
