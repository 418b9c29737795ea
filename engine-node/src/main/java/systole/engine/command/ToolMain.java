package systole.engine.command;

import systole.engine.daemon.control.ToolClient;
import systole.engine.os.SystemClock;
import systole.engine.tool.Toolbox;

import java.util.List;

/**
 * The command line of a tool alone, for launchers that know that it is one. It is up in a fraction
 * of the time {@link Main} takes, because it loads nothing that knows of other commands.
 */
public final class ToolMain {
    private ToolMain() {}

    /** Runs the tool that the first word names, with the others, and exits with its code. */
    public static void main(String[] words) {
        List<String> all = List.of(words);
        System.exit(run(all.getFirst(), all.subList(1, all.size())));
    }

    static int run(String tool, List<String> arguments) {
        return ToolClient.ofThisProcess(new SystemClock())
                .run(tool, Toolbox.inEnvironment(tool, arguments, System.getenv()));
    }
}
