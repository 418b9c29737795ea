package systole.model.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.edit.ConfigurationEdit;
import systole.model.xml.Trees;
import systole.model.xml.XmlDocument;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class CibPatchTest {
    private static final XmlElement EMPTY =
            CibVersion.ZERO.mark(XmlElement.of("cib").append(XmlElement.of("configuration")));

    private static Cib cib(XmlElement root) throws XmlException {
        return Cib.of("test", XmlDocument.of(root));
    }

    private static Cib holding(XmlElement tree, int epoch) throws XmlException {
        return cib(new CibVersion(0, epoch, 0).mark(EMPTY.append(tree.renamed("tree"))));
    }

    @Test
    void aDifferenceAppliedIsTheOtherDocument() throws XmlException, PatchException {
        for (long seed = 0; seed < 2_000; seed++) {
            var trees = new Trees(seed);
            XmlElement tree = trees.tree(4);
            Cib before = holding(tree, 1);
            Cib after = holding(trees.edited(tree, 4), 2);

            Cib patched = CibPatch.diff(before, after).apply(before);

            assertThat(patched).as("seed %d", seed).isEqualTo(after);
        }
    }

    @Test
    void unrelatedDocumentsDifferToo() throws XmlException, PatchException {
        for (long seed = 0; seed < 500; seed++) {
            Cib before = holding(new Trees(seed).tree(3), 1);
            Cib after = holding(new Trees(seed + 7_777).tree(3), 1);

            assertThat(CibPatch.diff(before, after).apply(before))
                    .as("seed %d", seed)
                    .isEqualTo(after);
        }
    }

    @Test
    void nothingLeadsDeeperThanCanBeRead() throws XmlException {
        XmlElement deep = XmlElement.of("x");
        for (int i = 1; i < 40; i++) {
            deep = XmlElement.of("x").append(deep);
        }
        Cib before = cib(EMPTY);
        var bottom = new ArrayList<>(List.of(1));
        bottom.addAll(Collections.nCopies(39, 0));
        var twice =
                new CibPatch(
                        before.version(),
                        before.version(),
                        List.of(
                                new Change.Insert(List.of(), 1, deep),
                                new Change.Insert(bottom, 0, deep)));
        var endless =
                new CibPatch(
                        before.version(),
                        before.version(),
                        List.of(new Change.Remove(Collections.nCopies(100_000, 0), 0)));

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> twice.applyLater(before))
                .withMessageContaining("nests deeper than 64");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> endless.applyLater(before));
    }

    @Test
    void equalDocumentsHaveAnEmptyDifference() throws XmlException {
        assertThat(CibPatch.diff(holding(EMPTY, 1), holding(EMPTY, 1)).isEmpty()).isTrue();
    }

    @Test
    void aSmallEditIsASmallPatch() throws XmlException {
        Cib before = cib(EMPTY);
        XmlElement constraint =
                XmlElement.of(
                        "rsc_location", "id", "l1", "rsc", "db", "node", "n1", "score", "100");
        XmlElement edited = ConfigurationEdit.constraint(constraint).apply(before.root());
        Cib with = cib(before.version().nextEpoch().mark(edited));
        Cib changed =
                cib(
                        with.version()
                                .nextEpoch()
                                .mark(
                                        ConfigurationEdit.constraint(
                                                        constraint.with("score", "200"))
                                                .apply(with.root())));

        assertThat(CibPatch.diff(with, changed).changes())
                .hasSize(2)
                .allMatch(Change.SetAttributes.class::isInstance);
    }

    @Test
    void anotherVersionIsRefusedByNamingBoth() throws XmlException {
        Cib old = holding(EMPTY, 1);
        Cib young = holding(EMPTY, 2);
        CibPatch patch = CibPatch.diff(old, young);

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patch.apply(young))
                .withMessage("the change starts at version 0.1.0 but the CIB is at 0.2.0");
    }

    @Test
    void aPatchThatDoesNotFitChangesNothing() throws XmlException {
        Cib cib = cib(EMPTY);
        for (Change change :
                List.of(
                        new Change.Remove(List.of(), 9),
                        new Change.Insert(List.of(0), -1, EMPTY),
                        new Change.SetAttributes(List.of(0, 3), java.util.Map.of()),
                        new Change.Replace(List.of(), XmlElement.of("other")))) {
            var patch = new CibPatch(cib.version(), cib.version(), List.of(change));

            assertThatExceptionOfType(PatchException.class).isThrownBy(() -> patch.apply(cib));
        }
    }

    @Test
    void aPatchThatLeavesTheVersionFitsALaterOne() throws XmlException, PatchException {
        Cib before =
                Cib.parse("a", "<cib epoch=\"2\" num_updates=\"1\"><configuration a=\"1\"/></cib>");
        Cib edited =
                Cib.parse("b", "<cib epoch=\"2\" num_updates=\"1\"><configuration a=\"2\"/></cib>");
        Cib moved =
                Cib.parse("c", "<cib epoch=\"2\" num_updates=\"7\"><configuration a=\"1\"/></cib>");

        Cib after = CibPatch.diff(before, edited).applyLater(moved);

        assertThat(after.version()).isEqualTo(moved.version());
        assertThat(after.root().first("configuration"))
                .isEqualTo(edited.root().first("configuration"));
    }

    @Test
    void aPatchThatLeadsElsewhereThanItSaysIsRefused() throws XmlException {
        Cib cib = cib(EMPTY);
        var patch = new CibPatch(cib.version(), cib.version().nextEpoch(), List.of());

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patch.apply(cib))
                .withMessageContaining("promises version 0.1.0");
    }
}
