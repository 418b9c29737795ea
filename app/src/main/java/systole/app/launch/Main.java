package systole.app.launch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

import systole.engine.command.EngineCommands;
import systole.engine.command.ToolCommand;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/**
 * The command line. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. An error is one clear
 * line on standard error.
 */
@Command(
        name = "systole",
        description = "Keeps the pulse of a cluster.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {DemoCommand.class, ConsoleCommand.class})
public final class Main implements Callable<Integer> {
    /** Done. */
    public static final int DONE = 0;

    /** Refused or failed. */
    public static final int FAILED = 1;

    /** Wrong usage. */
    public static final int USAGE = 2;

    @Spec private CommandSpec spec = CommandSpec.create();

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(ToolCommand.quick(arguments).orElseGet(() -> run(arguments)));
    }

    static int run(String... arguments) {
        return line().execute(arguments);
    }

    static CommandLine line() {
        var line = new CommandLine(new Main());
        EngineCommands.all().forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(
                "systole: "
                        + oneLine(wrong)
                        + "; see "
                        + wrong.getCommandLine().getCommandSpec().qualifiedName()
                        + " --help");
        return USAGE;
    }

    /** Faults of the environment say what to do; faults of the program show where. */
    private static int failed(Exception fault, CommandLine line, ParseResult parsed) {
        if (fault instanceof RuntimeException) {
            fault.printStackTrace(line.getErr());
        } else {
            line.getErr().println("systole: " + oneLine(fault));
        }
        return FAILED;
    }

    private static String oneLine(Exception fault) {
        String words = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        return words.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse(words);
    }
}
