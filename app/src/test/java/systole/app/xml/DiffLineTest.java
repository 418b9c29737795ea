package systole.app.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.app.xml.DiffLine.Kind;

import java.util.List;

final class DiffLineTest {

    private static List<String> between(String before, String after) {
        return DiffLine.between(before, after).stream()
                .map(line -> line.kind().mark() + line.text())
                .toList();
    }

    @Test
    void equalTextsHaveOnlyCommonLines() {
        assertThat(between("<a>\n</a>", "<a>\n</a>")).containsExactly(" <a>", " </a>");
    }

    @Test
    void anAddedLineIsMarkedAndNothingElse() {
        assertThat(between("<a>\n</a>", "<a>\n  <b/>\n</a>"))
                .containsExactly(" <a>", "+  <b/>", " </a>");
    }

    @Test
    void aRemovedLineIsMarkedAndNothingElse() {
        assertThat(between("<a>\n  <b/>\n</a>", "<a>\n</a>"))
                .containsExactly(" <a>", "−  <b/>", " </a>");
    }

    @Test
    void theOldLineStandsBeforeTheOneThatReplacesIt() {
        assertThat(between("<a x=\"1\"/>", "<a x=\"2\"/>"))
                .containsExactly("−<a x=\"1\"/>", "+<a x=\"2\"/>");
    }

    @Test
    void whatXmlEscapesStaysAsItIsWritten() {
        assertThat(DiffLine.between("", "<a t=\"&lt;&amp;\"/>"))
                .contains(new DiffLine(Kind.ADDED, "<a t=\"&lt;&amp;\"/>"));
    }

    @Test
    void indentationCountsAsADifference() {
        assertThat(between("<a/>", "  <a/>")).containsExactly("−<a/>", "+  <a/>");
    }
}
