package systole.app.cluster;

import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The seed's cluster: {@code mysql_db} with stickiness 100 and failure stickiness −100, preferring
 * mysql1 by 200 and mysql2 by 150; beside it a group of an address and a web server, on node3.
 */
public final class Seed {
    public static final NodeName MYSQL1 = NodeName.of("mysql1");
    public static final NodeName MYSQL2 = NodeName.of("mysql2");
    public static final NodeName NODE3 = NodeName.of("node3");
    public static final ResourceId DB = ResourceId.of("mysql_db");
    public static final ResourceId WEB = ResourceId.of("web");
    public static final ResourceId WEB_IP = ResourceId.of("web_ip");
    public static final ResourceId WEB_SERVER = ResourceId.of("web_server");

    private static final String TEXT =
            """
            <cib admin_epoch="0" epoch="7" num_updates="0" have_quorum="true" dc_uuid="id-mysql1"
                crm_feature_set="2.0">
              <configuration>
                <crm_config/>
                <nodes>
                  <node id="id-mysql1" uname="mysql1" type="normal"/>
                  <node id="id-mysql2" uname="mysql2" type="normal"/>
                  <node id="id-node3" uname="node3" type="normal"/>
                </nodes>
                <resources>
                  <primitive id="mysql_db" class="ocf" provider="systole" type="Process">
                    <meta_attributes id="mysql_db-meta"><attributes>
                      <nvpair id="m1" name="resource_stickiness" value="100"/>
                      <nvpair id="m2" name="resource_failure_stickiness" value="-100"/>
                    </attributes></meta_attributes>
                    <operations>
                      <op id="mysql_db-monitor" name="monitor" interval="1s" timeout="5s"/>
                    </operations>
                  </primitive>
                  <group id="web">
                    <primitive id="web_ip" class="ocf" provider="systole" type="Dummy"/>
                    <primitive id="web_server" class="ocf" provider="systole" type="Web"/>
                  </group>
                </resources>
                <constraints>
                  <rsc_location id="loc_mysql_db" rsc="mysql_db">
                    <rule id="on1" score="200">
                      <expression id="on1e" attribute="#uname" operation="eq" value="mysql1"/>
                    </rule>
                    <rule id="on2" score="150">
                      <expression id="on2e" attribute="#uname" operation="eq" value="mysql2"/>
                    </rule>
                    <rule id="on3" score="-INFINITY">
                      <expression id="on3e" attribute="#uname" operation="eq" value="node3"/>
                    </rule>
                  </rsc_location>
                  <rsc_location id="loc_web" rsc="web">
                    <rule id="webon3" score="100">
                      <expression id="webon3e" attribute="#uname" operation="eq" value="node3"/>
                    </rule>
                  </rsc_location>
                </constraints>
              </configuration>
              <status/>
            </cib>
            """;

    private Seed() {}

    /** All nodes are online and nothing runs. */
    public static Cib stopped() {
        try {
            Cib cib = Cib.parse("seed", TEXT);
            XmlElement root = cib.root();
            for (NodeName node : java.util.List.of(MYSQL1, MYSQL2, NODE3)) {
                root = StatusEdit.membership(key(node), StatusEdit.Membership.MEMBER).apply(root);
                root = StatusEdit.attribute(key(node), "probe_complete", "true").apply(root);
                for (ResourceId id : java.util.List.of(DB, WEB_IP, WEB_SERVER)) {
                    root = operation(cib, node, id, "monitor", 0, 7, 1).apply(root);
                }
            }
            return cib.withRoot(root);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything runs where it prefers to: mysql_db on mysql1, the web group on node3. */
    public static Cib running() {
        return edited(
                edited(edited(stopped(), runs(DB, MYSQL1)), runs(WEB_IP, NODE3)),
                runs(WEB_SERVER, NODE3));
    }

    /** A resource was started on a node. */
    public static UnaryOperator<XmlElement> runs(ResourceId id, NodeName node) {
        Cib cib = parsed();
        var started = operation(cib, node, id, "start", 0, 0, 10);
        return id.equals(DB)
                ? root ->
                        operation(cib, node, id, "monitor", 1000, 0, 11).apply(started.apply(root))
                : started;
    }

    /** A resource was stopped on a node. */
    public static UnaryOperator<XmlElement> stopped(ResourceId id, NodeName node) {
        return operation(parsed(), node, id, "stop", 0, 0, 30);
    }

    /** A monitor found mysql_db dead on a node, for that many times now. */
    public static UnaryOperator<XmlElement> failed(NodeName node, int count) {
        var monitor = operation(parsed(), node, DB, "monitor", 1000, 7, 20 + count);
        return root -> failcount(DB, node, count).apply(monitor.apply(root));
    }

    /** A resource has failed that often on a node. */
    public static UnaryOperator<XmlElement> failcount(ResourceId id, NodeName node, int count) {
        return StatusEdit.attribute(key(node), "fail-count-" + id, Integer.toString(count));
    }

    /** The document after an edit, under the same version. */
    public static Cib edited(Cib cib, UnaryOperator<XmlElement> edit) {
        try {
            return cib.withRoot(edit.apply(cib.root()));
        } catch (XmlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static NodeKey key(NodeName node) {
        return new NodeKey("id-" + node, node);
    }

    private static Cib parsed() {
        try {
            return Cib.parse("seed", TEXT);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UnaryOperator<XmlElement> operation(
            Cib cib, NodeName node, ResourceId id, String name, int interval, int exit, int call) {
        var agent = ((Resource.Primitive) cib.configuration().resource(id).orElseThrow()).agent();
        var entry =
                new HistoryEntry(
                        id + "_" + name + "_" + interval,
                        name,
                        Duration.ofMillis(interval),
                        call,
                        exit,
                        HistoryEntry.Status.DONE,
                        name.equals("monitor") && interval == 0 ? 7 : 0,
                        "1:1:seed",
                        "",
                        Optional.of(Instant.parse("2026-11-22T11:00:00Z")));
        return StatusEdit.history(key(node), id, agent, entry);
    }
}
