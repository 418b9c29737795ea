package systole.model.xml;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import systole.model.cib.Cib;

final class XmlFuzzTest {

    /**
     * Any text is either refused with one sentence or read, and what is read survives a round trip.
     */
    @FuzzTest(maxDuration = "30s")
    void anyTextIsReadOrRefused(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            XmlDocument document = XmlReader.read("fuzz", text);
            XmlDocument again = XmlReader.read("fuzz", XmlWriter.write(document));
            if (!again.equals(document)) {
                throw new AssertionError("changed by a round trip: " + text);
            }
            Cib.of("fuzz", document);
        } catch (XmlException refused) {
            if (refused.getMessage().contains("\n")) {
                throw new AssertionError("more than one line: " + refused.getMessage());
            }
        }
    }
}
