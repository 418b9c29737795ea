package systole.engine.cib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.cib.Cib;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlNode;

import java.util.List;
import java.util.Map;

class WritingTest {
    private static Cib cib() throws XmlException {
        return Cib.parse(
                "test",
                "<cib admin_epoch=\"0\" epoch=\"1\" num_updates=\"0\"><configuration/></cib>");
    }

    private static CibPatch patch(Change change) throws XmlException {
        return new CibPatch(
                cib().version(),
                cib().version().nextEpoch(),
                List.of(
                        new Change.SetAttributes(
                                List.of(),
                                cib().version().nextEpoch().mark(cib().root()).attributes()),
                        change));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0001b", "\ud800", "\uffff", "\u001b[0m"})
    void whatXmlCannotCarryIsRefused(String text) throws Exception {
        refused(new Change.SetAttributes(List.of(0), Map.of("a", text)));
        refused(new Change.Insert(List.of(0), 0, XmlElement.of("x", "a", text)));
        refused(new Change.Insert(List.of(0), 0, new XmlNode.Text(text)));
        refused(new Change.Insert(List.of(0), 0, new XmlNode.Comment(text)));
    }

    @Test
    void namesAndCommentsHaveToBeXmlToo() throws Exception {
        refused(new Change.SetAttributes(List.of(0), Map.of("a b", "1")));
        refused(new Change.SetAttributes(List.of(0), Map.of("", "1")));
        refused(new Change.Insert(List.of(0), 0, XmlElement.of("a><b")));
        refused(new Change.Insert(List.of(0), 0, new XmlNode.Comment("a --> <x/> <!-- b")));
        refused(new Change.Insert(List.of(0), 0, new XmlNode.Instruction("x", "?><y/>")));
    }

    private static void refused(Change change) throws XmlException {
        CibPatch patch = patch(change);
        assertThatThrownBy(() -> Writing.changed(cib(), patch))
                .isInstanceOf(PatchException.class)
                .hasMessage("the change holds something that XML cannot carry");
    }

    @Test
    void everythingElseIsTaken() throws Exception {
        String text = "a<&>\"' 中文 😀 \t\r\n\u2028";
        Cib changed =
                Writing.changed(
                        cib(),
                        patch(new Change.Insert(List.of(0), 0, XmlElement.of("x", "a", text))));

        assertThat(Cib.parse("again", changed.toXml())).isEqualTo(changed);
    }
}
