package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.cib.Cib;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlNode;
import systole.model.xml.XmlReader;
import systole.model.xml.XmlWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Patches as XML, and back. */
class PatchXmlTest {
    private static final int ROUNDS = 200;
    private static final List<String> IDS = List.of("", "a", "b", "it's", "c/d", "e]", "\"");

    /** A document of few names and ids, so that many are alike. */
    private static Cib random(SplittableRandom random) throws XmlException {
        XmlElement constraints = tree(random, 3).renamed("other");
        return FakeCluster.parse(
                        "<cib epoch=\"%d\"><configuration/></cib>".formatted(random.nextInt(3)))
                .withRoot(
                        XmlElement.of("cib", "epoch", Integer.toString(random.nextInt(3)))
                                .append(XmlElement.of("configuration").append(constraints)));
    }

    private static XmlElement tree(SplittableRandom random, int depth) {
        XmlElement element = XmlElement.of(random.nextBoolean() ? "x" : "y");
        String id = IDS.get(random.nextInt(IDS.size()));
        element = id.isEmpty() ? element : element.with("id", id);
        element =
                random.nextBoolean()
                        ? element
                        : element.with("v", Integer.toString(random.nextInt(3)));
        var children = new ArrayList<XmlNode>();
        boolean mixed = random.nextInt(8) == 0;
        for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
            children.add(
                    random.nextInt(6) == 0
                            ? new XmlNode.Comment("c" + random.nextInt(3))
                            : mixed && children.isEmpty()
                                    ? new XmlNode.Text("t" + random.nextInt(3))
                                    : tree(random, depth - 1));
        }
        return element.withChildren(children);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAsItWas(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Cib before = random(random);
            Cib after = random(random);
            CibPatch patch = CibPatch.diff(before, after);

            String text = XmlWriter.write(PatchXml.of(patch, before));
            CibPatch read = PatchXml.read(XmlReader.read("patch", text).root(), before);

            assertThat(read.apply(before)).as("seed %d: %s", seed, text).isEqualTo(after);
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertRefused("<diff format=\"1\"/>", "is not a <diff format=\"2\">");
        assertRefused("<diff format=\"2\"/>", "<version> has no <source>");
        assertRefused(change("operation=\"dance\" path=\"/cib\""), "\"dance\" is not known");
        assertRefused(change("operation=\"delete\" path=\"/cib\""), "cannot be deleted");
        assertRefused(change("operation=\"delete\" path=\"/cib/x[2]\""), "there is no /cib/x[2]");
        assertRefused(change("operation=\"delete\" path=\"/cib/x[0]\""), "there is no /cib/x[0]");
        assertRefused(change("operation=\"delete\" path=\"cib\""), "does not start at /cib");
        assertRefused(change("operation=\"delete\" path=\"/cib/x[\""), "there is no /cib/x[");
        assertRefused(
                change("operation=\"delete\" path=\"/cib/configuration//\""), "is not understood");
        assertRefused(
                change("operation=\"create\" path=\"/cib\" position=\"9\""), "one node, not 0");
        assertRefused(change("operation=\"create\" path=\"/cib\""), "position \"\" is not");
        assertRefused(change("operation=\"modify\" path=\"/cib\""), "no <change-result>");
    }

    private static String change(String attributes) {
        return "<diff format=\"2\"><change " + attributes + "/></diff>";
    }

    private static void assertRefused(String diff, String words) {
        Cib cib = FakeCluster.parse("<cib><configuration/></cib>");
        assertThatThrownBy(() -> PatchXml.read(XmlReader.read("diff", diff).root(), cib))
                .isInstanceOf(PatchException.class)
                .hasMessageContaining(words);
    }
}
