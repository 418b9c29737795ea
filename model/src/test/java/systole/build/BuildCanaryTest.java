package systole.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

/**
 * Compiles small files with the build's own javac and the parent's own arguments, and expects each
 * broken one to be refused by the check that exists for it.
 */
class BuildCanaryTest {
    private static final String SOURCE =
            """
            package canary;

            import java.util.List;
            import org.jspecify.annotations.NullMarked;
            import org.jspecify.annotations.Nullable;

            /** Says how long a name is. */
            @NullMarked
            public final class Canary {
                private Canary() {}

                static int length(@Nullable String name, List<String> others) {
                    BODY
                }
            }
            """;

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NullAway           | return name.length() + others.size();",
                "ReturnValueIgnored | others.stream().count(); return 0;",
                "rawtypes           | List raw = others; return raw.size();",
            })
    void brokenFileIsRefusedByName(String check, String body) throws Exception {
        Compilation compilation = compile(body);

        assertThat(compilation.exit()).as(compilation.output()).isNotZero();
        assertThat(compilation.output()).contains("[" + check + "]");
    }

    @Test
    void soundFilePasses() throws Exception {
        Compilation compilation =
                compile("return (name == null ? 0 : name.length()) + others.size();");

        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.exit()).isZero();
    }

    private record Compilation(int exit, String output) {}

    private Compilation compile(String body) throws Exception {
        Path source = folder.resolve("Canary.java");
        Files.writeString(source, SOURCE.replace("BODY", body));
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.add("-J-XX:TieredStopAtLevel=1"); // four short runs: not worth an optimiser
        command.addAll(argumentsOfParent());
        command.addAll(List.of("-cp", classPath, "-processorpath", classPath));
        command.addAll(List.of("-d", folder.toString(), source.toString()));
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = javac.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Compilation(javac.waitFor(), text);
        }
    }

    private static List<String> argumentsOfParent()
            throws IOException,
                    ParserConfigurationException,
                    SAXException,
                    XPathExpressionException {
        Path pom = Path.of(System.getProperty("systole.root"), "pom.xml");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        NodeList found =
                (NodeList)
                        XPathFactory.newInstance()
                                .newXPath()
                                .evaluate("//compilerArgs/arg", document, XPathConstants.NODESET);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            arguments.add(found.item(i).getTextContent());
        }
        return arguments;
    }
}
