package systole.engine.daemon;

import systole.engine.console.ConsoleLink;
import systole.engine.daemon.control.EngineAccess;
import systole.engine.daemon.control.EngineSilentException;
import systole.engine.tool.Needs;
import systole.engine.tool.StreamOutlet;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.engine.tool.Toolbox;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.Visitor;
import systole.remote.server.Reception;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What this node offers visitors from elsewhere: its view of the cluster, and the tools. */
final class NodeReception implements Reception {
    private static final int LONGEST_INPUT = 16 * 1024 * 1024;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final Supplier<Place> place;
    private final String cluster;
    private final ConsoleLink.Source source;
    private final EngineAccess engine;

    NodeReception(
            Supplier<Place> place, String cluster, ConsoleLink.Source source, EngineAccess engine) {
        this.place = place;
        this.cluster = cluster;
        this.source = source;
        this.engine = engine;
    }

    @Override
    public Place place() {
        return place.get();
    }

    @Override
    public ClusterLink console(Visitor visitor) {
        return new ConsoleLink(cluster, visitor, source);
    }

    @Override
    public int tool(Visitor visitor, List<String> words, Streams streams)
            throws IOException, InterruptedException {
        var outlet = new StreamOutlet(streams.out(), streams.err());
        String name = words.getFirst();
        List<String> arguments = words.subList(1, words.size());
        try {
            Optional<ToolResult> early =
                    Toolbox.withoutCluster(name, arguments).or(() -> fileNeeded(name, arguments));
            if (early.isPresent()) {
                outlet.print(early.get());
                return early.get().exit();
            }
            Optional<String> input =
                    Toolbox.needs(name, arguments).input()
                            ? Optional.of(read(streams.in()))
                            : Optional.empty();
            return run(new ToolRequest(name, arguments, Map.of(), input), visitor, outlet);
        } catch (EngineSilentException e) {
            outlet.print(failed(EngineSilentException.WORDS, FAILED));
            return FAILED;
        }
    }

    private int run(ToolRequest request, Visitor visitor, StreamOutlet outlet)
            throws IOException, InterruptedException {
        if (Toolbox.repeats(request.tool(), request.arguments()).isPresent()) {
            return Toolbox.run(request, engine.of(visitor), outlet);
        }
        ToolResult result = Toolbox.run(request, engine.of(visitor));
        outlet.print(result);
        return result.exit();
    }

    /** The visitor's files are elsewhere, and this node's are none of the visitor's business. */
    private static Optional<ToolResult> fileNeeded(String name, List<String> arguments) {
        Needs needs = Toolbox.needs(name, arguments);
        return needs.files().isEmpty() && needs.cib().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        failed(
                                name + ": no file can be read from here; pipe it in instead (-p)",
                                WRONG_USAGE));
    }

    private static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST_INPUT + 1);
        if (bytes.length > LONGEST_INPUT) {
            throw new IOException("more than " + LONGEST_INPUT + " bytes of input");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ToolResult failed(String why, int exit) {
        return new ToolResult("", "systole: " + why + "\n", exit);
    }
}
