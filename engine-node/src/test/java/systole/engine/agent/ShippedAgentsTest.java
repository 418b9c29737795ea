package systole.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ShippedAgentsTest {
    @TempDir Path folder;

    @Test
    void unpacksEveryFileOfTheSourcesAsItIs() throws IOException {
        var root = ShippedAgents.unpackTo(folder.resolve("ocf"));

        var unpacked = root.resolve("resource.d/systole");
        var sources = AgentBench.program("Process").resolveSibling("");
        try (var files = Files.list(sources)) {
            for (var file : files.toList()) {
                assertThat(unpacked.resolve(file.getFileName())).hasSameTextualContentAs(file);
            }
        }
        try (var files = Files.list(unpacked)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void whatItUnpacksRuns() throws IOException {
        var root = ShippedAgents.unpackTo(folder);

        for (var agent : new String[] {"Process", "Web", "Dummy"}) {
            assertThat(root.resolve("resource.d/systole").resolve(agent)).isExecutable();
        }
    }

    @Test
    void unpackingAgainReplacesWhatIsThere() throws IOException {
        var dummy = ShippedAgents.unpackTo(folder).resolve("resource.d/systole/Dummy");
        Files.writeString(dummy, "old");

        ShippedAgents.unpackTo(folder);

        assertThat(dummy).hasSameTextualContentAs(AgentBench.program("Dummy"));
    }
}
