package systole.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the two packages promise to the system they are installed on. */
@Tag("installed")
final class DebianPackageTest {
    @TempDir Path home;

    @Test
    void theConsoleBringsItsMenuEntryAndNamesWhatItNeeds() throws Exception {
        var deb = deb("systole");

        assertThat(ask("--contents", deb))
                .contains(
                        "./usr/lib/systole/bin/systole\n",
                        "./usr/lib/systole/bin/systole-console\n",
                        "./usr/lib/systole/lib/runtime/bin/java\n",
                        "./usr/share/applications/systole.desktop\n",
                        "./usr/share/icons/hicolor/scalable/apps/systole.svg\n",
                        "./usr/share/doc/systole/copyright\n");
        assertThat(ask("--field", deb, "Depends")).contains("libgtk-3-0", "libgl1", "fonts-dejavu");
        assertThat(ask("--field", deb, "Version")).isEqualTo("0.1.0\n");
    }

    @Test
    void theNodeBringsItsUnitAndItsAgents() throws Exception {
        var contents = ask("--contents", deb("systole-node"));

        assertThat(contents)
                .contains(
                        "./usr/lib/systemd/system/systole.service\n",
                        "./usr/lib/systole-node/bin/systole\n",
                        "./usr/lib/ocf/resource.d/systole/.systole-shellfuncs\n");
        for (var agent : new String[] {"Process", "Web", "Dummy"}) {
            assertThat(contents)
                    .containsPattern(
                            "(?m)^-rwxr-xr-x root/root .* \\./usr/lib/ocf/resource.d/systole/"
                                    + agent
                                    + "$");
        }
        assertThat(contents).doesNotContain("javafx", "libglass");
    }

    @Test
    void everythingBelongsToRootAndIsReadable() throws Exception {
        for (var name : new String[] {"systole", "systole-node"}) {
            assertThat(ask("--contents", deb(name)).lines())
                    .allSatisfy(
                            line ->
                                    assertThat(line)
                                            .matches(
                                                    "(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--|lrwxrwxrwx)"
                                                            + " root/root .*"));
        }
    }

    @Test
    void theUnitSatisfiesSystemd() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "needs systemd-analyze");
        var unit = Files.readString(Installed.root().resolve("installers/node/systole.service"));
        var here = Installed.made().resolve("image").toAbsolutePath().toString();
        var copy =
                Files.writeString(
                        home.resolve("systole.service"),
                        unit.replace("=/usr/lib/systole-node", "=" + here + "/systole-node"));

        var ended =
                new Installed(home)
                        .run(Map.of(), "/usr/bin/systemd-analyze", "verify", copy.toString());

        assertThat(ended.errors().lines().filter(line -> line.contains("systole.service")))
                .isEmpty();
    }

    private static Path deb(String name) {
        return Installed.made().resolve(name + "_0.1.0_" + DebianPackage.architecture() + ".deb");
    }

    private String ask(String question, Path deb, String... more) throws Exception {
        var command = new String[3 + more.length];
        command[0] = "dpkg-deb";
        command[1] = question;
        command[2] = deb.toString();
        System.arraycopy(more, 0, command, 3, more.length);
        var ended = new Installed(home).run(Map.of(), command);
        assertThat(ended.code()).as(ended.errors()).isEqualTo(0);
        return ended.output();
    }
}
