package systole.engine.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import systole.engine.daemon.NodeCommand;

import java.util.List;

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
        System.exit(ToolCommand.quick(arguments).orElseGet(() -> run(arguments)));
    }

    private static int run(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    static CommandLine commandLine(String... arguments) {
        var line = new CommandLine(new Main());
        commands(arguments).forEach(line::addSubcommand);
        return line;
    }

    /** A daemon shall be up soon: it does not look at the commands it was not asked for. */
    private static List<Object> commands(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("node")
                ? List.of(new NodeCommand())
                : EngineCommands.all();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
