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

    /** Runs the tool and exits with its code; what is no tool goes on to {@link Main}. */
    public static void main(String[] words) {
        if (words.length > 0 && ToolClient.names().contains(words[0])) {
            System.exit(run(words[0], List.of(words).subList(1, words.length)));
        }
        Main.main(words);
    }

    static int run(String tool, List<String> arguments) {
        return ToolClient.ofThisProcess(new SystemClock())
                .run(tool, Toolbox.inEnvironment(tool, arguments, System.getenv()));
    }
}
