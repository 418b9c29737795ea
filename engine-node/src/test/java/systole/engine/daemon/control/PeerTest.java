package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.tool.ToolRequest;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The kernel says who asks over the control socket. */
@Timeout(30)
class PeerTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void clientIsKnownByTheUserOfItsProcess() throws Exception {
        List<Visitor> visitors = new CopyOnWriteArrayList<>();
        try (var _ =
                ControlSocket.open(
                        SocketFile.in(folder),
                        visitor -> {
                            visitors.add(visitor);
                            return Clusters.fixed();
                        },
                        () -> "{}")) {
            new ControlClient(SocketFile.in(folder))
                    .ask(new ControlRequest.Tool(ToolRequest.of("crmadmin", "-N")));
        }

        assertThat(visitors)
                .containsExactly(
                        new Visitor(System.getProperty("user.name"), "local", Role.ADMINISTER));
    }
}
