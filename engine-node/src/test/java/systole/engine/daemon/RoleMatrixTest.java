package systole.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.console.ConsoleLink;
import systole.engine.daemon.control.ControlClient;
import systole.engine.daemon.control.ControlRequest;
import systole.engine.daemon.control.ControlSocket;
import systole.engine.daemon.control.LoneEngine;
import systole.engine.tool.ClusterAccess;
import systole.engine.tool.ToolRequest;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;
import systole.remote.server.Reception.Place;
import systole.remote.server.Reception.Streams;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Three roles, every deed, by console, SSH and socket: allowed or refused as documented. */
@Timeout(120)
class RoleMatrixTest {
    private static final String REFUSED = "needs the role";

    @TempDir private Path folder = Path.of("");

    /** One way in; what comes back is what the visitor reads. */
    private interface Way {
        String ask(Visitor visitor, Deed deed) throws Exception;
    }

    @Test
    void consoleMayDoWhatTheRoleAllows() throws Exception {
        try (var engine = new LoneEngine(folder, Cib.parse("test", Deed.CIB), true)) {
            ClusterAccess root = engine.start();
            matrix(
                    root,
                    (visitor, deed) -> {
                        try (var link = new ConsoleLink("test", visitor, engine.source())) {
                            Reply reply =
                                    link.submit(deed.command().apply(root.cib()), "a reason")
                                            .get(30, TimeUnit.SECONDS);
                            return reply.toString();
                        }
                    });
        }
    }

    @Test
    void toolOverSshMayDoWhatTheRoleAllows() throws Exception {
        try (var engine = new LoneEngine(folder, Cib.parse("test", Deed.CIB), true)) {
            ClusterAccess root = engine.start();
            var reception =
                    new NodeReception(
                            () -> new Place(NodeName.of("a"), List.of()),
                            "test",
                            engine.source(),
                            engine.accesses());
            matrix(root, (visitor, deed) -> tool(reception, visitor, deed.toolWords()));
        }
    }

    /** Whoever may open the socket is an administrator, unless the CIB gives them a role. */
    @Test
    void toolOverTheSocketMayDoWhatTheRoleInTheCibAllows() throws Exception {
        Path path = folder.resolve("socket");
        var asking = new AtomicReference<String>("nobody");
        try (var engine = new LoneEngine(folder, Cib.parse("test", withRoles()), true)) {
            ClusterAccess root = engine.start();
            Function<Visitor, ClusterAccess> named =
                    peer ->
                            engine.accesses()
                                    .of(new Visitor(asking.get(), peer.origin(), peer.role()));
            try (var _ = ControlSocket.open(path, named, () -> "{}")) {
                var client = new ControlClient(path);
                matrix(
                        root,
                        (visitor, deed) -> {
                            asking.set(visitor.user());
                            List<String> words = deed.toolWords();
                            var request =
                                    ToolRequest.of(
                                            words.getFirst(),
                                            words.stream().skip(1).toArray(String[]::new));
                            return client.ask(new ControlRequest.Tool(request)).toString();
                        });
            }
        }
    }

    private static String withRoles() {
        var targets = new StringBuilder("<acls>");
        for (Role role : Role.values()) {
            targets.append("<acl_target id=\"").append(user(role)).append("\"><role id=\"");
            targets.append(role.name().toLowerCase(Locale.ROOT)).append("\"/></acl_target>");
        }
        return Deed.CIB
                .replace(
                        "<crm_config/>",
                        "<crm_config><cluster_property_set id=\"o\"><nvpair id=\"o-acl\""
                                + " name=\"enable-acl\" value=\"true\"/>"
                                + "</cluster_property_set></crm_config>")
                .replace("</configuration>", targets + "</acls></configuration>");
    }

    private static String user(Role role) {
        return "olga-" + role.ordinal();
    }

    private static String tool(NodeReception reception, Visitor visitor, List<String> words)
            throws Exception {
        var out = new ByteArrayOutputStream();
        int exit =
                reception.tool(
                        visitor, words, new Streams(InputStream.nullInputStream(), out, out));
        return "exit " + exit + ": " + out.toString(StandardCharsets.UTF_8);
    }

    private static void matrix(ClusterAccess root, Way way) throws Exception {
        var wrong = new ArrayList<String>();
        for (Deed deed : Deed.all()) {
            for (Role role : Role.values()) {
                byte[] before = configuration(root);
                String answer = way.ask(new Visitor(user(role), "192.0.2.1", role), deed);
                boolean refused = answer.contains(" may not ") && answer.contains(REFUSED);
                boolean untouched = Arrays.equals(configuration(root), before);
                if (refused == role.allows(deed.needed()) || refused && !untouched) {
                    wrong.add(role + " " + deed.words() + ": " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The operations an earlier deed brought about may still go on. */
    private static byte[] configuration(ClusterAccess root) {
        return root.cib()
                .root()
                .first("configuration")
                .orElseThrow()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refusalLeavesTheCibAsItIs() throws Exception {
        try (var engine = new LoneEngine(folder, Cib.parse("test", Deed.CIB), true)) {
            ClusterAccess root = engine.start();
            var visitor = new Visitor("olga", "192.0.2.1", Role.READ);
            ClusterAccess olga = engine.accesses().of(visitor);
            String before = root.cib().toXml();

            Deed.all().forEach(deed -> olga.submit(deed.command().apply(root.cib())));

            assertThat(root.cib().root().first("configuration"))
                    .isEqualTo(Cib.parse("test", before).root().first("configuration"));
            assertThat(root.cib().version().epoch()).isEqualTo(1);
        }
    }

    @Test
    void everybodyMayLook() throws Exception {
        try (var engine = new LoneEngine(folder, Cib.parse("test", Deed.CIB), true)) {
            engine.start();
            var reception =
                    new NodeReception(
                            () -> new Place(NodeName.of("a"), List.of()),
                            "test",
                            engine.source(),
                            engine.accesses());
            var reader = new Visitor("olga", "192.0.2.1", Role.READ);

            for (String line : List.of("crm_mon -1", "cibadmin -Q", "crm_resource -L")) {
                assertThat(tool(reception, reader, List.of(line.split(" ")))).startsWith("exit 0");
            }
            assertThat(tool(reception, reader, List.of("cibadmin", "-R", "-x", "/etc/passwd")))
                    .contains("no file can be read from here");
            assertThat(tool(reception, reader, List.of("rm", "-rf", "/"))).contains("no tool rm");
        }
    }

    /** The table of the documentation is this one. */
    @Test
    void documentationSaysTheSame() throws Exception {
        var rows = new ArrayList<String>();
        rows.add("| what | tool, for example | read | operate | administer |");
        rows.add("|---|---|---|---|---|");
        rows.add("| see the CIB, operations, logs and history | `crm_mon -1` | yes | yes | yes |");
        for (Deed deed : Deed.all()) {
            var row = new StringBuilder("| " + deed.words() + " | `");
            row.append(String.join(" ", deed.toolWords()).replaceFirst(" -X <.*", " -X …"))
                    .append("` |");
            for (Role role : Role.values()) {
                row.append(role.allows(deed.needed()) ? " yes |" : " – |");
            }
            rows.add(row.toString());
        }

        Path page = Path.of(System.getProperty("systole.root", "..")).resolve("docs/access.md");
        assertThat(Files.readString(page))
                .as("the table of %s", page.getFileName().toString().toLowerCase(Locale.ROOT))
                .contains(String.join("\n", rows));
    }
}
