package systole.app.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

final class XmlTokensTest {

    private static List<String> styled(String line) {
        var read = new ArrayList<String>();
        int at = 0;
        for (XmlTokens.Token token : XmlTokens.of(line)) {
            String text = line.substring(at, at + token.length());
            if (!token.style().isEmpty()) {
                read.add(token.style() + " " + text);
            }
            at += token.length();
        }
        return read;
    }

    @Test
    void tagsNamesAndValuesAreToldApart() {
        assertThat(styled("  <rsc_order id=\"a\" score=\"-INFINITY\"/>"))
                .containsExactly(
                        "xml-tag <rsc_order",
                        "xml-name id",
                        "xml-value \"a\"",
                        "xml-name score",
                        "xml-value \"-INFINITY\"",
                        "xml-tag />");
    }

    @Test
    void anEndTagIsATag() {
        assertThat(styled("</rule>")).containsExactly("xml-tag </rule", "xml-tag >");
    }

    @Test
    void nothingInACommentIsATag() {
        assertThat(styled("<!-- <a b=\"c\"/> -->"))
                .containsExactly("xml-comment <!-- <a b=\"c\"/> -->");
    }

    @Test
    void aCommentThatGoesOnLastsToTheEndOfTheLine() {
        assertThat(styled("<a/> <!-- more")).endsWith("xml-comment <!-- more");
    }

    @Test
    void aNameWithoutAValueIsPlain() {
        assertThat(styled("id score")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<a>text</a>",
                "<a x=\"1 > 0\" y='2'/>",
                "<broken x=\"",
                "\"<a>\"",
                "<?xml version=\"1.0\"?>",
                "-- > <"
            })
    void theLengthsSumToTheLine(String line) {
        assertThat(XmlTokens.of(line).stream().mapToInt(XmlTokens.Token::length).sum())
                .isEqualTo(line.length());
    }
}
