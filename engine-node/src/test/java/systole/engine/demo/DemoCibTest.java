package systole.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DemoCibTest {
    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("my.xml"), text);
    }

    @Test
    void shippedClusterHasTheNodesAskedForAndItsPort() {
        Cib cib = DemoCib.shipped(4, 12345);

        assertThat(DemoCib.members(cib))
                .extracting(NodeName::value)
                .containsExactly("mysql1", "mysql2", "node3", "node4");
        assertThat(cib.toXml()).contains("value=\"12345\"").doesNotContain("@");
        assertThat(cib.dialect()).isEqualTo(Dialect.HEARTBEAT_2);
        assertThat(cib.configuration().problems()).isEmpty();
    }

    @Test
    void ownNodesAreKeptAndOldStatusIsNot() throws Exception {
        Path own =
                file(
                        """
                        <cib epoch="3"><configuration><nodes><node id="a" uname="alpha"/></nodes>
                        <resources/><constraints/></configuration>
                        <status><node_state id="a" uname="alpha"/></status></cib>
                        """);

        Cib cib = DemoCib.own(own, 3);

        assertThat(DemoCib.members(cib)).containsExactly(NodeName.of("alpha"));
        assertThat(cib.status()).isEmpty();
    }

    @Test
    void fileWithoutNodesGetsThoseOfTheDemo() throws Exception {
        Path own = file("<cib><configuration><nodes/></configuration></cib>");

        assertThat(DemoCib.members(DemoCib.own(own, 2))).hasSize(2);
    }

    @Test
    void brokenFileIsToldWithLineAndColumn() throws Exception {
        Path own = file("<cib>\n  <configuration>\n</cib>");

        assertThatThrownBy(() -> DemoCib.own(own, 3))
                .isInstanceOf(XmlException.class)
                .hasMessageStartingWith(own + ":3:");
    }

    @Test
    void missingFileIsToldByName() {
        Path missing = folder.resolve("none.xml");

        assertThatThrownBy(() -> DemoCib.own(missing, 3))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no file " + missing);
    }
}
