package systole.engine.access;

import systole.model.cib.Cib;
import systole.model.patch.CibPatch;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlReader;
import systole.remote.protocol.Command;

import java.util.function.UnaryOperator;

/** A small cluster, and changes of it. */
final class Cibs {
    private Cibs() {}

    /** Two resources, of which one has a password, with these access lists in force. */
    static Cib with(String acls) {
        return parse(
                """
                <cib admin_epoch="0" epoch="7" num_updates="3" validate-with="pacemaker-3.9">
                  <configuration>
                    <crm_config>
                      <cluster_property_set id="cib-bootstrap-options">
                        <nvpair id="o1" name="enable-acl" value="true"/>
                        <nvpair id="o2" name="symmetric-cluster" value="true"/>
                      </cluster_property_set>
                    </crm_config>
                    <nodes>
                      <node id="1" uname="a"/>
                      <node id="2" uname="b"><instance_attributes id="b-a">
                        <nvpair id="b-s" name="standby" value="off"/>
                      </instance_attributes></node>
                    </nodes>
                    <resources>
                      <primitive id="db" class="ocf" provider="heartbeat" type="mysql">
                        <meta_attributes id="db-m">
                          <nvpair id="db-t" name="target-role" value="Started"/>
                        </meta_attributes>
                        <instance_attributes id="db-i">
                          <nvpair id="db-u" name="user" value="replica"/>
                          <nvpair id="db-p" name="password" value="secret"/>
                        </instance_attributes>
                      </primitive>
                      <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2"/>
                    </resources>
                    <constraints>
                      <rsc_location id="loc" rsc="db" node="a" score="100"/>
                      <rsc_location id="cli-ban-ip" rsc="ip" node="b" score="-INFINITY"/>
                    </constraints>
                    <acls>%s</acls>
                  </configuration>
                  <status>
                    <node_state id="1" uname="a" crmd="online" in_ccm="true" join="member">
                      <transient_attributes id="1"><instance_attributes id="status-1">
                        <nvpair id="f" name="fail-count-db" value="2"/>
                      </instance_attributes></transient_attributes>
                      <lrm id="1"><lrm_resources>
                        <lrm_resource id="db" class="ocf" provider="heartbeat" type="mysql">
                          <lrm_rsc_op id="db_monitor_0" operation="monitor" call-id="1"
                              rc-code="7" op-status="0" interval="0"
                              transition-key="1:1:7:x" transition-magic="0:7;1:1:7:x"/>
                        </lrm_resource>
                      </lrm_resources></lrm>
                    </node_state>
                  </status>
                </cib>
                """
                        .formatted(acls));
    }

    static Cib parse(String text) {
        try {
            return Cib.parse("test", text);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    static XmlElement element(String xml) {
        try {
            return XmlReader.read("test", xml).root();
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    /** The change that makes one document of another. */
    static Command change(Cib before, UnaryOperator<XmlElement> edit) {
        try {
            XmlElement root = before.version().nextEpoch().mark(edit.apply(before.root()));
            return new Command.Change(CibPatch.diff(before, before.withRoot(root)));
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    /** Edits a section of the configuration. */
    static UnaryOperator<XmlElement> section(String name, UnaryOperator<XmlElement> edit) {
        return root -> root.update("configuration", all -> all.update(name, edit));
    }

    /** Edits every element of that id. */
    static UnaryOperator<XmlElement> id(String id, UnaryOperator<XmlElement> edit) {
        return element -> {
            XmlElement below = element.mapElements(_ -> true, child -> id(id, edit).apply(child));
            return below.id().equals(id) ? edit.apply(below) : below;
        };
    }
}
