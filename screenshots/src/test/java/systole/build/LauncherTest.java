package systole.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.daemon.control.ToolClient;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The launcher in a checkout of its own, with a JDK and a Maven that only say how they were called.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String SAY_ARGUMENTS = "#!/bin/sh\nfor a; do echo \"<$a>\"; done\n";
    private static final List<String> TOOLS =
            List.of(
                    "dirname",
                    "readlink",
                    "sed",
                    "head",
                    "find",
                    "tr",
                    "cat",
                    "mkdir",
                    "rm",
                    "sleep",
                    "mv");

    @TempDir private Path folder;
    private Path checkout;
    private Path tools;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("check out"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(
                Path.of(System.getProperty("systole.root"), "systole"),
                checkout.resolve("systole"));
        assertThat(checkout.resolve("systole").toFile().setExecutable(true)).isTrue();
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
        }
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve("model/src/main"));
        jdk("17", "java-17");
        jdk("25", "java 25");
    }

    @Test
    void missingJdkIsSaidInOneLine() throws Exception {
        Run run = launch(Map.of("SYSTOLE_JDK_SEARCH", "/nowhere:" + folder.resolve("java-17")));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).hasSize(1).first().asString().contains("JDK 25");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void missingMavenIsSaidInOneLine() throws Exception {
        Run run = launch(withJdk(), "demo");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).hasSize(1).first().asString().contains("Maven");
    }

    @Test
    void failedBuildNamesItsLogAndLetsTheNextOneTry() throws Exception {
        script(tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no disk'\nexit 1\n");

        Run first = launch(withJdk(), "demo");
        Run second = launch(withJdk(), "demo");

        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.errors()).contains("[ERROR] no disk");
        assertThat(first.errors().getLast()).contains("the build failed", "launcher.log");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void buildsOnceThenOnlyWhenASourceChanged() throws Exception {
        script(
                tools.resolve("mvn"),
                """
                #!/bin/sh
                echo "[INFO] Building Systole model 0.1.0"
                mkdir -p app/target/lib/javafx
                : >app/target/systole-app-0.1.0.jar
                """);

        Run first = launch(withJdk(), "schedule");
        Run second = launch(withJdk(), "schedule");
        Files.writeString(checkout.resolve("model/src/main/New.java"), "class New {}");
        Run third = launch(withJdk(), "schedule");

        assertThat(first.exit()).isZero();
        assertThat(first.errors()).anyMatch(line -> line.contains("building Systole model"));
        assertThat(second.errors()).isEmpty();
        assertThat(third.errors()).anyMatch(line -> line.contains("building Systole model"));
        assertThat(checkout.resolve("target/launcher.lock")).doesNotExist();
    }

    @Test
    void lockOfADeadBuildIsTakenOver() throws Exception {
        built();
        Files.delete(checkout.resolve("app/target/systole-app-0.1.0.jar"));
        script(
                tools.resolve("mvn"),
                "#!/bin/sh\nmkdir -p app/target/lib/javafx\n: >app/target/systole-app-0.1.0.jar\n");
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(checkout.resolve("target/launcher.lock"));
        Files.writeString(checkout.resolve("target/launcher.lock/pid"), dead.pid() + "\n");

        assertThat(launch(withJdk(), "demo").exit()).isZero();
    }

    @Test
    void windowsGetJavaFxAsModulesAndAGarbageCollectorWithoutPauses() throws Exception {
        built();

        List<String> output = launch(withJdk(), "demo", "--cib", "my cib.xml").output();

        assertThat(output)
                .contains("<-XX:+UseZGC>", "<--module-path>", "<--add-modules>")
                .endsWith("<systole.app.launch.Main>", "<demo>", "<--cib>", "<my cib.xml>");
    }

    @Test
    void commandsStartLeanFromAnyFolderThroughAnyLink() throws Exception {
        built();
        Path link = Files.createSymbolicLink(folder.resolve("one"), Path.of("check out/systole"));
        Path linkToLink = Files.createSymbolicLink(tools.resolve("two"), link);

        List<String> output = run(linkToLink, withJdk(), "schedule", "a b.xml").output();

        assertThat(output)
                .contains("<-Dsystole.home=" + checkout.toRealPath() + ">")
                .doesNotContain("<--module-path>", "<-XX:+UseZGC>")
                .endsWith("<systole.app.launch.Main>", "<schedule>", "<a b.xml>");
    }

    @Test
    void toolsStartWithWhatARehearsalLearned() throws Exception {
        built();
        Path options = checkout.resolve("engine-node/target/tool.options");
        Files.createDirectories(options.getParent());
        Files.writeString(options, "-Xmx512m\n");

        for (String tool : ToolClient.names()) {
            assertThat(launch(withJdk(), tool, "-?").output())
                    .contains("<@" + options.toRealPath() + ">")
                    .endsWith("<systole.engine.command.ToolMain>", "<" + tool + ">", "<-?>");
        }
    }

    @Test
    void picturesNeedNoDisplay() throws Exception {
        built();

        List<String> output = launch(withJdk(), "demo", "--screenshot", "x.png").output();

        assertThat(output)
                .contains("<-Dglass.platform=Monocle>", "<--patch-module>", "<--module-path>")
                .endsWith("<demo>", "<--screenshot>", "<x.png>");
    }

    private record Run(int exit, List<String> output, List<String> errors) {}

    private Run launch(Map<String, String> environment, String... arguments) throws Exception {
        return run(checkout.resolve("systole"), environment, arguments);
    }

    private Run run(Path script, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(Arrays.asList(arguments));
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", tools.toString());
        Process process = builder.redirectError(errors.toFile()).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), text.lines().toList(), Files.readAllLines(errors));
        }
    }

    private Map<String, String> withJdk() {
        return Map.of(
                "SYSTOLE_JDK_SEARCH", folder.resolve("java-17") + ":" + folder.resolve("java 25"));
    }

    private void jdk(String version, String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), SAY_ARGUMENTS);
        script(home.resolve("bin/javac"), SAY_ARGUMENTS);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.3\"\n");
    }

    /** Everything is there and newer than its sources. */
    private void built() throws IOException {
        Files.createDirectories(checkout.resolve("app/target/lib/javafx"));
        Files.writeString(checkout.resolve("app/target/systole-app-0.1.0.jar"), "");
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
