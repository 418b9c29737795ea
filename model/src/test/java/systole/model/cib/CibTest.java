package systole.model.cib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.constraint.Constraint;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.rule.RuleContext;
import systole.model.score.Score;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

final class CibTest {
    private static final NodeName MYSQL1 = NodeName.of("mysql1");
    private static final ResourceId DB = ResourceId.of("mysql_db");

    static final String OLD =
            """
            <cib have_quorum="true" admin_epoch="0" epoch="41" num_updates="7" dc_uuid="id-1">
              <configuration>
                <crm_config>
                  <cluster_property_set id="cib-bootstrap-options">
                    <attributes>
                      <nvpair id="p1" name="default_resource_stickiness" value="100"/>
                      <nvpair id="p2" name="symmetric_cluster" value="off"/>
                    </attributes>
                  </cluster_property_set>
                </crm_config>
                <nodes>
                  <node id="id-1" uname="mysql1" type="normal"/>
                  <node id="id-2" uname="mysql2" type="normal">
                    <instance_attributes id="n2"><attributes>
                      <nvpair id="n2-standby" name="standby" value="on"/>
                    </attributes></instance_attributes>
                  </node>
                </nodes>
                <resources>
                  <primitive id="mysql_db" class="ocf" provider="heartbeat" type="mysql" is_managed="off">
                    <operations><op id="m" name="monitor" interval="120s" timeout="60s" on_fail="block"/></operations>
                    <meta_attributes id="a"><attributes>
                      <nvpair id="a1" name="resource_stickiness" value="100"/>
                    </attributes></meta_attributes>
                  </primitive>
                  <group id="group-mysql">
                    <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr"/>
                  </group>
                </resources>
                <constraints>
                  <rsc_location id="l" rsc="mysql_db">
                    <rule id="r" score="200">
                      <expression id="e" attribute="#uname" operation="eq" value="mysql1"/>
                    </rule>
                  </rsc_location>
                  <rsc_colocation id="c" from="mysql_db" to="group_mysql" score="-INFINITY"/>
                  <rsc_order id="o" from="mysql_db" to="ip"/>
                  <rsc_order id="o2" from="mysql_db" to="ip" type="before" score="0"/>
                </constraints>
              </configuration>
              <status>
                <node_state id="id-1" uname="mysql1" ha="active" in_ccm="true" crmd="online" join="member" expected="member">
                  <transient_attributes id="id-1"><instance_attributes id="s"><attributes>
                    <nvpair id="f1" name="fail-count-mysql_db" value="2"/>
                    <nvpair id="f2" name="fail-count-ip" value="INFINITY"/>
                  </attributes></instance_attributes></transient_attributes>
                  <lrm id="id-1"><lrm_resources><lrm_resource id="mysql_db" type="mysql" class="ocf" provider="heartbeat">
                    <lrm_rsc_op id="mysql_db_monitor_120000" operation="monitor" call_id="4" rc_code="7" op_status="4" interval="120000" transition_key="1:2:abc"/>
                  </lrm_resource></lrm_resources></lrm>
                </node_state>
              </status>
            </cib>
            """;

    private static Cib old() throws XmlException {
        return Cib.parse("old.xml", OLD);
    }

    @Test
    void heartbeat2IsReadAsItIs() throws XmlException {
        Cib cib = old();

        assertThat(cib.dialect()).isEqualTo(Dialect.HEARTBEAT_2);
        assertThat(cib.version()).hasToString("0.41.7");
        assertThat(cib.controller()).contains(MYSQL1);
        assertThat(cib.configuration().options().symmetric()).isFalse();
        assertThat(cib.configuration().options().score("default-resource-stickiness", Score.ZERO))
                .isEqualTo(Score.of(100));
        assertThat(cib.configuration().nodes().get(1).attributes()).containsEntry("standby", "on");
    }

    @Test
    void resourcesKeepTheirOperationsAndTheirTagsAttributes() throws XmlException {
        Resource.Primitive db = old().configuration().primitives().getFirst();

        assertThat(db.agent()).hasToString("ocf:heartbeat:mysql");
        assertThat(db.tagAttributes()).isEqualTo(Map.of("is-managed", "off"));
        assertThat(db.metaSets().getFirst().value("resource-stickiness")).contains("100");
        assertThat(db.operations().getFirst().interval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(db.operations().getFirst().onFail()).contains("block");
        assertThat(old().configuration().groupOf(ResourceId.of("ip")).orElseThrow().id())
                .hasToString("group-mysql");
    }

    @Test
    void oldOrdersReadFromActionAfterTo() throws XmlException {
        var orders =
                old().configuration().constraints().stream()
                        .filter(Constraint.Order.class::isInstance)
                        .map(Constraint.Order.class::cast)
                        .toList();

        assertThat(orders.get(0).first()).hasToString("ip");
        assertThat(orders.get(0).then()).hasToString("mysql_db");
        assertThat(orders.get(0).mandatory()).isTrue();
        assertThat(orders.get(1).first()).hasToString("mysql_db");
        assertThat(orders.get(1).mandatory()).isFalse();
    }

    @Test
    void rulesHoldWhereTheirExpressionsDo() throws XmlException {
        var location = (Constraint.Location) old().configuration().constraints().getFirst();

        assertThat(
                        location.rules()
                                .getFirst()
                                .holds(new RuleContext(Map.of("#uname", "mysql1"), Instant.EPOCH)))
                .isTrue();
        assertThat(
                        location.rules()
                                .getFirst()
                                .holds(new RuleContext(Map.of("#uname", "mysql2"), Instant.EPOCH)))
                .isFalse();
    }

    @Test
    void failcountsReadWordsAsTheDialectDoes() throws XmlException {
        assertThat(old().failcount(MYSQL1, DB)).isEqualTo(2);
        assertThat(old().failcount(MYSQL1, ResourceId.of("ip"))).isZero();

        Cib modern =
                Cib.parse("new.xml", OLD.replace("<cib ", "<cib validate-with=\"pacemaker-3.0\" "));
        assertThat(modern.dialect()).isEqualTo(Dialect.PACEMAKER);
        assertThat(modern.failcount(MYSQL1, ResourceId.of("ip"))).isEqualTo(Score.INFINITE);
    }

    @Test
    void aConstraintAboutAMisspeltGroupIsReportedWithAGuess() throws XmlException {
        assertThat(old().configuration().problems())
                .extracting(Problem::text)
                .containsExactly(
                        "constraint c names group_mysql, which does not exist; did you mean"
                                + " group-mysql?");
    }

    @Test
    void theSeedsDuplicateIdIsReportedNotRefused() throws XmlException {
        Cib cib = Cib.parse("seed.xml", OLD.replace("id=\"a1\"", "id=\"m\""));

        assertThat(cib.configuration().problems().getFirst().text())
                .contains("id \"m\" is used again");
    }

    @Test
    void whatIsNotACibIsRefusedWithItsPlace() {
        refuses(
                "<html/>",
                "x.xml:1:1: the root is <html>, not <cib>; give a CIB, as cibadmin -Q prints it");
        refuses("<cib/>", "x.xml:1:1: <cib> has no <configuration>; add it");
        refuses(
                OLD.replace(" type=\"mysql\" is_managed", " is_managed"),
                "<primitive> has no type; add it");
        refuses(OLD.replace("score=\"200\"", "score=\"lots\""), "\"lots\" is not a score");
        refuses(OLD.replace("120s", "often"), "\"often\" is not a span of time");
        refuses(OLD.replace("rc_code=\"7\"", "rc_code=\"x\""), "rc-code=\"x\" is not a number");
    }

    private static void refuses(String text, String sentence) {
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> Cib.parse("x.xml", text))
                .withMessageContaining(sentence);
    }

    @Test
    void viewsOfUntouchedSectionsAreReused() throws XmlException {
        Cib cib = old();

        Cib next = cib.withRoot(cib.root().update("status", status -> status.with("x", "1")));

        assertThat(next.configuration()).isSameAs(cib.configuration());
        assertThat(next.status()).isNotSameAs(cib.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<cib><configuration><nodes><node id='1' uname=' '/></nodes></configuration></cib>",
                "<cib><configuration/><status><node_state id='1' uname=''/></status></cib>"
            })
    void nodeWithoutANameIsRefusedWithItsLine(String xml) {
        assertThatThrownBy(() -> Cib.parse("test", xml))
                .isInstanceOf(XmlException.class)
                .hasMessageContaining("test")
                .hasMessageContaining("has no uname");
    }
}
