package systole.engine.daemon;

import systole.engine.console.ConsoleLink;
import systole.engine.daemon.control.EngineAccess;
import systole.engine.daemon.control.EngineSilentException;
import systole.engine.tool.DistantTool;
import systole.engine.tool.StreamOutlet;
import systole.engine.tool.ToolResult;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.Visitor;
import systole.remote.server.Reception;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** What this node offers visitors from elsewhere: its view of the cluster, and the tools. */
final class NodeReception implements Reception {
    private static final int FAILED = 1;

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
        try {
            return DistantTool.run(words, streams.in(), engine.of(visitor), outlet);
        } catch (EngineSilentException e) {
            outlet.print(
                    new ToolResult("", "systole: " + EngineSilentException.WORDS + "\n", FAILED));
            return FAILED;
        }
    }
}
