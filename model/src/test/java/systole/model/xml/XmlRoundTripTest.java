package systole.model.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XmlRoundTripTest {

    @Test
    void whateverIsWrittenIsReadBackEqual() throws XmlException {
        for (long seed = 0; seed < 2_000; seed++) {
            XmlElement tree = new Trees(seed).tree(4);

            XmlElement read = XmlReader.read("seed " + seed, XmlWriter.write(tree)).root();

            assertThat(read).as("seed %d", seed).isEqualTo(tree);
        }
    }

    @Test
    void commentsUnknownPartsAndOrderSurvive() throws XmlException {
        String text =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- before -->
                <cib z="1" a="2">
                  <!-- inside -->
                  <unknown:thing unknown:x="&quot;y&quot;"/>
                  <?keep this?>
                  <note>some <b>mixed</b> text</note>
                  <b/>
                  <a/>
                </cib>
                <!-- after -->
                """;

        assertThat(XmlWriter.write(XmlReader.read("cib.xml", text))).isEqualTo(text);
    }

    @Test
    void layoutIsNotContent() throws XmlException {
        XmlElement loose = XmlReader.read("a", "<a>\n\n   <b/>\n</a>").root();
        XmlElement tight = XmlReader.read("b", "<a><b/></a>").root();

        assertThat(loose).isEqualTo(tight);
    }

    @Test
    void editingSharesWhatIsNotTouched() throws XmlException {
        XmlElement root = XmlReader.read("a", "<a><b><c/></b><d/></a>").root();

        XmlElement edited = root.update("d", d -> d.with("x", "1"));

        assertThat(edited.first("b").orElseThrow()).isSameAs(root.first("b").orElseThrow());
        assertThat(edited.first("d").orElseThrow().attribute("x")).contains("1");
        assertThat(root.first("d").orElseThrow().attribute("x")).isEmpty();
    }
}
