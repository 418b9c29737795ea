package systole.engine.embedded;

import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.util.Arrays;
import java.util.stream.Collectors;

/** CIBs for tests. */
final class Cibs {
    private Cibs() {}

    /** The seed's database, with a real process, on these nodes. */
    static Cib seed(String... nodes) {
        return parse(
                """
                <cib admin_epoch="0" epoch="1" num_updates="0" have_quorum="true">
                  <configuration>
                    <crm_config/>
                    <nodes>%s</nodes>
                    <resources>
                      <primitive id="mysql_db" class="ocf" provider="systole" type="Process">
                        <meta_attributes id="mysql_db-meta"><attributes>
                          <nvpair id="m1" name="resource_stickiness" value="100"/>
                          <nvpair id="m2" name="resource_failure_stickiness" value="-100"/>
                        </attributes></meta_attributes>
                        <instance_attributes id="mysql_db-params"><attributes>
                          <nvpair id="p1" name="command" value="sleep"/>
                          <nvpair id="p2" name="arguments" value="100000"/>
                        </attributes></instance_attributes>
                        <operations>
                          <op id="mysql_db-mon" name="monitor" interval="300ms" timeout="10s"/>
                        </operations>
                      </primitive>
                    </resources>
                    <constraints>
                      <rsc_location id="loc" rsc="mysql_db">
                        <rule id="r1" score="200">
                          <expression id="e1" attribute="#uname" operation="eq" value="mysql1"/>
                        </rule>
                        <rule id="r2" score="150">
                          <expression id="e2" attribute="#uname" operation="eq" value="mysql2"/>
                        </rule>
                      </rsc_location>
                    </constraints>
                  </configuration>
                  <status/>
                </cib>
                """
                        .formatted(
                                Arrays.stream(nodes)
                                        .map(
                                                node ->
                                                        "<node id=\"%s-id\" uname=\"%s\" type=\"normal\"/>"
                                                                .formatted(node, node))
                                        .collect(Collectors.joining())));
    }

    /** A web server, a group, and something that sends mail; none but the first is watched. */
    static Cib examples() {
        return parse(
                """
                <cib admin_epoch="0" epoch="1" num_updates="0" have_quorum="true">
                  <configuration>
                    <crm_config/>
                    <nodes>
                      <node id="id1" uname="server1" type="normal"/>
                      <node id="id2" uname="c001n02" type="normal"/>
                    </nodes>
                    <resources>
                      <primitive id="runhttpd.sh_2" class="ocf" provider="systole" type="Process">
                        <instance_attributes id="httpd-ia"><attributes>
                          <nvpair id="h1" name="command" value="sleep"/>
                          <nvpair id="h2" name="arguments" value="100001"/>
                        </attributes></instance_attributes>
                        <operations>
                          <op id="httpd-mon" name="monitor" interval="300ms" timeout="10s"/>
                        </operations>
                      </primitive>
                      <group id="my_first_group">
                        <primitive id="member" class="ocf" provider="systole" type="Process">
                          <instance_attributes id="member-ia"><attributes>
                            <nvpair id="g1" name="command" value="sleep"/>
                            <nvpair id="g2" name="arguments" value="100002"/>
                          </attributes></instance_attributes>
                        </primitive>
                      </group>
                      <primitive id="example_mail" class="ocf" provider="systole" type="Process">
                        <instance_attributes id="example_mail_inst"><attributes>
                          <nvpair id="example_mail_inst_attr0" name="email" value="root"/>
                          <nvpair id="example_mail_inst_attr1" name="subject" value="Failover"/>
                          <nvpair id="m1" name="command" value="sleep"/>
                          <nvpair id="m2" name="arguments" value="100003"/>
                        </attributes></instance_attributes>
                      </primitive>
                    </resources>
                    <constraints>
                      <rsc_location id="l1" rsc="runhttpd.sh_2">
                        <rule id="r1" score="100">
                          <expression id="e1" attribute="#uname" operation="eq" value="server1"/>
                        </rule>
                      </rsc_location>
                      <rsc_location id="l2" rsc="example_mail">
                        <rule id="r2" score="100">
                          <expression id="e2" attribute="#uname" operation="eq" value="server1"/>
                        </rule>
                      </rsc_location>
                    </constraints>
                  </configuration>
                  <status/>
                </cib>
                """);
    }

    static Cib parse(String text) {
        try {
            return Cib.parse("test", text);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }
}
