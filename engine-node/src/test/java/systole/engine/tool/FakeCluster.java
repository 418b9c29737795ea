package systole.engine.tool;

import systole.engine.cib.StatusRecord;
import systole.engine.cib.Writing;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.node.NodeName;
import systole.model.patch.PatchException;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.NodeReport;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of one CIB that carries out commands at once, with the engine's own rules. */
final class FakeCluster implements ClusterAccess {
    static final NodeName SELF = NodeName.of("mysql1");

    private final List<Command> commands = new ArrayList<>();
    private final Deque<Command> meanwhile = new ArrayDeque<>();
    private Cib cib;
    private boolean quorate = true;

    FakeCluster(Cib cib) {
        this.cib = cib;
    }

    static FakeCluster of(String xml) {
        return new FakeCluster(parse(xml));
    }

    static Cib parse(String xml) {
        try {
            return Cib.parse("test", xml);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    /** Two nodes, a database that runs on the first, an address that runs nowhere. */
    static FakeCluster heartbeat() {
        return of(
                """
                <cib admin_epoch="0" epoch="5" num_updates="3" have_quorum="true" dc_uuid="u1">
                  <configuration>
                    <crm_config/>
                    <nodes>
                      <node id="u1" uname="mysql1" type="normal"/>
                      <node id="u2" uname="mysql2" type="normal"/>
                    </nodes>
                    <resources>
                      <primitive id="db" class="ocf" provider="heartbeat" type="mysql">
                        <instance_attributes id="db-ia"><attributes>
                          <nvpair id="db-port" name="port" value="3306"/>
                        </attributes></instance_attributes>
                      </primitive>
                      <group id="web">
                        <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr"/>
                      </group>
                    </resources>
                    <constraints/>
                  </configuration>
                  <status>
                    <node_state id="u1" uname="mysql1" ha="active" in_ccm="true" crmd="online" join="member" expected="member">
                      <transient_attributes id="u1"><instance_attributes id="s-u1"><attributes>
                        <nvpair id="s-u1-fc" name="fail-count-db" value="2"/>
                      </attributes></instance_attributes></transient_attributes>
                      <lrm id="u1"><lrm_resources>
                        <lrm_resource id="db" class="ocf" provider="heartbeat" type="mysql">
                          <lrm_rsc_op id="db_start_0" operation="start" call_id="2" rc_code="0" op_status="0" interval="0" transition_key="1:1:x"/>
                        </lrm_resource>
                      </lrm_resources></lrm>
                    </node_state>
                    <node_state id="u2" uname="mysql2" ha="active" in_ccm="true" crmd="online" join="member" expected="member"/>
                  </status>
                </cib>
                """);
    }

    /** The same database in today's dialect, stopped; failures are counted by operation. */
    static FakeCluster pacemaker() {
        return of(
                """
                <cib validate-with="pacemaker-3.0" admin_epoch="0" epoch="5" num_updates="3">
                  <configuration>
                    <crm_config/>
                    <nodes><node id="1" uname="mysql1"/></nodes>
                    <resources>
                      <primitive id="db" class="ocf" provider="heartbeat" type="mysql"/>
                    </resources>
                    <constraints/>
                  </configuration>
                  <status>
                    <node_state id="1" uname="mysql1" in_ccm="true" crmd="online" join="member" expected="member">
                      <transient_attributes id="1"><instance_attributes id="s">
                        <nvpair id="a" name="fail-count-db#monitor_10000" value="2"/>
                        <nvpair id="b" name="last-failure-db#monitor_10000" value="1"/>
                        <nvpair id="c" name="fail-count-db#start_0" value="INFINITY"/>
                      </instance_attributes></transient_attributes>
                    </node_state>
                  </status>
                </cib>
                """);
    }

    FakeCluster withoutQuorum() {
        quorate = false;
        return this;
    }

    /** Just before the next command arrives, somebody else's is carried out. */
    FakeCluster meanwhile(Command command) {
        meanwhile.add(command);
        return this;
    }

    ToolResult run(String tool, String... arguments) {
        return Toolbox.run(ToolRequest.of(tool, arguments), this);
    }

    /** What was asked of it. */
    List<Command> commands() {
        return commands;
    }

    @Override
    public Cib cib() {
        return cib;
    }

    @Override
    public Standing standing() {
        return new Standing(
                SELF,
                quorate ? Optional.of(SELF) : Optional.empty(),
                cib.configuration().nodes().stream().map(node -> node.name()).limit(1).toList(),
                quorate);
    }

    /** Two links to the other node, one of them cut, and a ping node. */
    @Override
    public Hearing hearing() {
        NodeName other = NodeName.of("mysql2");
        return new Hearing(
                List.of(
                        new NodeReport.Link("eth0", other, true, Duration.ZERO),
                        new NodeReport.Link("eth1", other, false, Duration.ofHours(1))),
                List.of(new NodeReport.PingNode("10.0.0.1", true)),
                Map.of("keepalive", "200ms"));
    }

    @Override
    public ZonedDateTime now() {
        return ZonedDateTime.of(2026, 11, 2, 7, 37, 24, 0, ZoneOffset.UTC);
    }

    @Override
    public Reply submit(Command command) {
        while (!meanwhile.isEmpty()) {
            carryOut(meanwhile.removeFirst());
        }
        commands.add(command);
        return carryOut(command);
    }

    private Reply carryOut(Command command) {
        try {
            cib =
                    switch (command) {
                        case Command.Change(var patch) -> Writing.changed(cib, patch);
                        case Command.CleanUp(var resource, var node) ->
                                Writing.status(
                                        cib,
                                        StatusRecord.cleaned(cib, node.orElse(SELF), resource));
                        case Command.Reprobe(var node) -> reprobed(node);
                        case Command.Fail(var resource, var node) -> failed(resource, node);
                        case Command.SetAttribute attribute -> attributed(attribute);
                        case Command.Move _ -> throw new AssertionError("no tool moves like this");
                    };
            return new Reply.Done(cib.version());
        } catch (PatchException | XmlException e) {
            return new Reply.Refused(String.valueOf(e.getMessage()));
        }
    }

    private Cib reprobed(Optional<NodeName> wanted) {
        Cib after = cib;
        for (NodeName node : standing().members()) {
            for (ResourceId resource : StatusRecord.probeable(cib, node)) {
                after =
                        wanted.filter(one -> !one.equals(node)).isEmpty()
                                ? StatusRecord.unknown(after, node, resource)
                                : after;
            }
        }
        return Writing.status(cib, after);
    }

    private Cib failed(ResourceId resource, NodeName node) {
        return StatusRecord.reportedFailure(cib, node, resource, now().toInstant())
                .map(after -> Writing.status(cib, after))
                .orElseThrow();
    }

    private Cib attributed(Command.SetAttribute attribute) {
        var key = StatusRecord.key(cib, attribute.node());
        var edit =
                attribute
                        .value()
                        .map(value -> StatusEdit.attribute(key, attribute.name(), value))
                        .orElseGet(() -> StatusEdit.withoutAttribute(key, attribute.name()));
        return Writing.status(cib, StatusRecord.with(cib, edit.apply(cib.root())));
    }
}
