package systole.engine.command;

import systole.engine.daemon.NodeCommand;
import systole.engine.os.SecretBytes;
import systole.engine.os.SystemClock;

import java.util.ArrayList;
import java.util.List;

/** The engine's commands, for whoever offers a command line. */
public final class EngineCommands {
    private EngineCommands() {}

    /** Fresh command objects, annotated for picocli, in the order help lists them. */
    public static List<Object> all() {
        var commands = new ArrayList<Object>();
        commands.add(new ScheduleCommand(new SystemClock()));
        commands.add(new AuthkeysCommand(SecretBytes::next));
        commands.add(new NodeCommand());
        commands.add(new BootstrapCommand());
        commands.addAll(ToolCommand.all());
        return commands;
    }
}
