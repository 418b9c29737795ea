package systole.engine.daemon;

import systole.engine.control.NodesSection;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;

import java.util.List;

/** The CIB of a cluster that has none yet: its nodes, and nothing else. Older than any other. */
final class FirstCib {
    private static final String EMPTY =
            """
            <cib validate-with="pacemaker-3.0" admin_epoch="0" epoch="0" num_updates="0">
              <configuration>
                <crm_config/>
                <nodes/>
                <resources/>
                <constraints/>
              </configuration>
              <status/>
            </cib>
            """;

    private FirstCib() {}

    static Cib of(List<NodeName> nodes) {
        try {
            Cib empty = Cib.parse("a new CIB", EMPTY);
            return empty.withRoot(NodesSection.with(empty.root(), nodes));
        } catch (XmlException e) {
            throw new IllegalStateException("an empty CIB is a CIB", e);
        }
    }
}
