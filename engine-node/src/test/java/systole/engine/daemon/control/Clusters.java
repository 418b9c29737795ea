package systole.engine.daemon.control;

import systole.engine.tool.ClusterAccess;
import systole.engine.tool.FileAccess;
import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Clusters for tests. */
final class Clusters {
    static final String ONE_NODE =
            """
            <cib admin_epoch="0" epoch="1" num_updates="0" have_quorum="true">
              <configuration>
                <crm_config/>
                <nodes><node id="a-id" uname="a" type="normal"/></nodes>
                <resources/>
                <constraints/>
              </configuration>
              <status/>
            </cib>
            """;

    private Clusters() {}

    static Cib oneNode() {
        try {
            return Cib.parse("test", ONE_NODE);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    /** One node, which can be looked at. */
    static ClusterAccess fixed() {
        return new FileAccess(
                oneNode(), ZonedDateTime.of(2026, 11, 22, 7, 37, 24, 0, ZoneOffset.UTC));
    }
}
