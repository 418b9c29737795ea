package systole.model.xml;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import java.time.Duration;

final class HostileXmlTest {

    private static void refuses(String text, String sentence) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThatExceptionOfType(XmlException.class)
                                .isThrownBy(() -> XmlReader.read("cib.xml", text))
                                .withMessageContaining(sentence));
    }

    @Test
    void externalEntitiesAreRefused() {
        refuses(
                "<!DOCTYPE cib [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<cib>&x;</cib>",
                "cib.xml:1:1: a document type is not allowed");
    }

    @Test
    void entityBombsAreRefused() {
        var bomb = new StringBuilder("<!DOCTYPE cib [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }

        refuses(bomb.append("]><cib>&a39;</cib>").toString(), "a document type is not allowed");
    }

    @Test
    void depthIsLimited() {
        refuses("<a>".repeat(10_000), "elements nest deeper than 64");
    }

    @Test
    void sizeIsLimited() {
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> XmlReader.read("cib.xml", "<cib/>", new XmlLimits(5, 64, 512)))
                .withMessageContaining("document of 6 characters is too large");
    }

    @Test
    void attributesAreLimited() {
        var many = new StringBuilder("<cib");
        for (int i = 0; i < 600; i++) {
            many.append(" a").append(i).append("=''");
        }

        refuses(many.append("/>").toString(), "512 attributes");
    }

    @Test
    void undefinedEntitiesAreNamedWithTheirPlace() {
        refuses("<cib>\n  <a>\n &x;</a></cib>", "cib.xml:3:");
    }

    @Test
    void curlyQuotesFromACopiedPageAreNamedWithTheirPlace() {
        refuses("<cib>\n<primitive id=\u201dmysql_db\u201d/></cib>", "cib.xml:2:");
    }

    @Test
    void emptyAndCutTextIsRefused() {
        refuses("", "cib.xml:1:1");
        refuses("   ", "cib.xml:1:");
        refuses("<cib><configuration>", "cib.xml:1:");
        refuses("<cib/><cib/>", "cib.xml:1:");
    }

    @Test
    void anElementNamesTheLineItBeginsOn() throws XmlException {
        XmlElement root = XmlReader.read("cib.xml", "<cib>\n  <a\n     b='c'/>\n</cib>").root();

        Assertions.assertEquals(new Position(2, 3), root.first("a").orElseThrow().position());
    }
}
