package systole.engine.command;

import systole.engine.daemon.control.ControlClient;
import systole.engine.daemon.control.ControlRequest;
import systole.engine.daemon.control.SocketFile;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.remote.bootstrap.Cluster;
import systole.remote.bootstrap.Script;
import systole.remote.bootstrap.Shell;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cluster as the tools of a node show it.
 *
 * @param tools runs a tool with its arguments
 */
record ToolCluster(Function<List<String>, ToolResult> tools) implements Cluster {
    private static final int NO_ANSWER = 255;

    /** Through the socket of the engine on this machine. */
    static ToolCluster here(Path state) {
        var client = new ControlClient(SocketFile.in(state));
        return new ToolCluster(
                words -> {
                    try {
                        return client.ask(request(words));
                    } catch (IOException e) {
                        return new ToolResult("", String.valueOf(e.getMessage()), NO_ANSWER);
                    }
                });
    }

    private static ControlRequest request(List<String> words) {
        return words.getFirst().equals("status")
                ? new ControlRequest.Status()
                : new ControlRequest.Tool(
                        ToolRequest.of(
                                words.getFirst(),
                                words.subList(1, words.size()).toArray(String[]::new)));
    }

    /** Through the command {@code systole} of another machine. */
    static ToolCluster at(Shell shell, String state) {
        return new ToolCluster(
                words -> {
                    String line =
                            words.stream().map(Script::quoted).collect(Collectors.joining(" "));
                    Shell.Answer answer =
                            shell.run(
                                    "PATH=$PATH:/usr/local/bin; exec systole "
                                            + line
                                            + " --state "
                                            + Script.quoted(state),
                                    Shell.Input.none());
                    return new ToolResult(answer.out(), answer.err(), answer.exit());
                });
    }

    @Override
    public Optional<Standing> standing() {
        ToolResult answer = tools.apply(List.of("status", "--json"));
        if (answer.exit() != 0) {
            return Optional.empty();
        }
        try {
            JsonNode status = JsonMapper.shared().readTree(answer.out());
            List<String> members =
                    status.path("members").valueStream().map(JsonNode::asString).toList();
            // The most senior member leads, and it comes first.
            return Optional.of(
                    new Standing(
                            Set.copyOf(members),
                            status.path("quorate").asBoolean(),
                            members.stream().findFirst().orElse("")));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Boolean> standby(String node) {
        ToolResult answer = tools.apply(List.of("crm_standby", "-G", "-Q", "-U", node));
        return answer.exit() == 0
                ? Optional.of(List.of("on", "true", "yes", "1").contains(answer.out().strip()))
                : Optional.empty();
    }

    @Override
    public boolean setStandby(String node, boolean standby) {
        List<String> words =
                standby
                        ? List.of("crm_standby", "-v", "on", "-U", node)
                        : List.of("crm_standby", "-D", "-U", node);
        return tools.apply(words).exit() == 0;
    }
}
