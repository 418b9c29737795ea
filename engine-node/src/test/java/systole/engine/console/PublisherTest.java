package systole.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.patch.PatchException;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.ClusterEvent.Level;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

@Timeout(60)
class PublisherTest {
    private static final Visitor ROOT = new Visitor("root", "local", Role.ADMINISTER);
    private static final Visitor ALICE = new Visitor("alice", "192.0.2.1", Role.READ);
    private static final NodeName A = NodeName.of("a");

    private final List<Boolean> watched = new ArrayList<>();
    private final Publisher publisher = new Publisher(cib(1, 0, "x"), watched::add);

    /** A console's events as they come. */
    private BlockingQueue<ClusterEvent> console(Visitor visitor) {
        var events = new LinkedBlockingQueue<ClusterEvent>();
        publisher.subscribe(visitor, events::add);
        return events;
    }

    private static Cib cib(int epoch, int updates, String password) {
        try {
            return Cib.parse(
                    "test",
                    """
                    <cib admin_epoch="0" epoch="%d" num_updates="%d" validate-with="pacemaker-3.9">
                      <configuration>
                        <crm_config><cluster_property_set id="o">
                          <nvpair id="e" name="enable-acl" value="true"/>
                        </cluster_property_set></crm_config>
                        <nodes><node id="1" uname="a"/></nodes>
                        <resources>
                          <primitive id="db" class="ocf" provider="p" type="t">
                            <instance_attributes id="i">
                              <nvpair id="p" name="password" value="%s"/>
                            </instance_attributes>
                          </primitive>
                          <primitive id="hidden" class="ocf" provider="p" type="t"/>
                        </resources>
                        <constraints/>
                        <acls>
                          <acl_target id="alice"><role id="r"/></acl_target>
                          <acl_role id="r">
                            <acl_permission id="1" kind="read" xpath="/cib"/>
                            <acl_permission id="2" kind="deny" reference="p"/>
                            <acl_permission id="3" kind="deny" reference="hidden"/>
                          </acl_role>
                        </acls>
                      </configuration>
                      <status/>
                    </cib>
                    """
                            .formatted(epoch, updates, password));
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void firstComesTheSnapshotThenTheMembership() throws Exception {
        publisher.view(new View(1, List.of(A), true));
        var events = console(ROOT);

        assertThat(events.take()).isEqualTo(new ClusterEvent.Snapshot(cib(1, 0, "x")));
        assertThat(events.take()).isEqualTo(new ClusterEvent.Membership(List.of(A), true));
    }

    @Test
    void everyChangeArrivesAsAPatchInOrder() throws Exception {
        var events = console(ROOT);
        for (int i = 1; i <= 100; i++) {
            publisher.cib(cib(1, i, "x" + i));
        }

        assertThat(followed(events, cib(1, 100, "x100").version())).isEqualTo(cib(1, 100, "x100"));
    }

    private static Cib followed(BlockingQueue<ClusterEvent> events, CibVersion last)
            throws InterruptedException, PatchException {
        Cib seen = cib(0, 0, "");
        while (!seen.version().equals(last)) {
            switch (events.take()) {
                case ClusterEvent.Snapshot(Cib whole) -> seen = whole;
                case ClusterEvent.Patched(var patch) -> seen = patch.apply(seen);
                default -> {
                    // Not about the CIB.
                }
            }
        }
        return seen;
    }

    @Test
    void frozenConsoleNeverHoldsUpAnybody() throws Exception {
        var thaw = new CountDownLatch(1);
        var late = new LinkedBlockingQueue<ClusterEvent>();
        publisher.subscribe(
                ROOT,
                event -> {
                    try {
                        thaw.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    late.add(event);
                });
        var events = console(ROOT);

        for (int i = 1; i <= 5_000; i++) {
            publisher.cib(cib(1, i, "x"));
        }
        Cib end = cib(1, 5_000, "x");

        assertThat(followed(events, end.version())).isEqualTo(end);
        assertThat(late).isEmpty();
        thaw.countDown();
        assertThat(followed(late, end.version())).isEqualTo(end);
        assertThat(late.size()).isLessThan(5_000);
    }

    @Test
    void listIsKeptInEveryPatch() throws Exception {
        var events = console(ALICE);
        publisher.cib(cib(1, 1, "another secret"));
        publisher.cib(cib(2, 0, "a third secret"));

        Cib seen = followed(events, cib(2, 0, "").version());

        assertThat(seen.toXml()).doesNotContain("secret").doesNotContain("id=\"hidden\"");
        assertThat(seen.configuration().resources()).hasSize(1);
    }

    @Test
    void whoSeesAPartHearsOfThatPart() throws Exception {
        var events = console(ALICE);
        events.take();
        events.take();

        publisher.publish(started("hidden"));
        publisher.publish(new ClusterEvent.LogLine(Instant.EPOCH, A, Level.INFO, "password=x"));
        publisher.publish(started("db"));

        assertThat(events.take()).isEqualTo(started("db"));
        assertThat(events).isEmpty();
    }

    private static ClusterEvent started(String resource) {
        return new ClusterEvent.OperationStarted(
                A, ResourceId.of(resource), "monitor", Duration.ZERO);
    }

    @Test
    void tellsWhetherAnybodyWatches() {
        var first = publisher.subscribe(ROOT, _ -> {});
        var second = publisher.subscribe(ROOT, _ -> {});
        first.cancel();
        first.cancel();
        assertThat(watched).containsExactly(true);
        second.cancel();

        assertThat(watched).containsExactly(true, false);
        assertThat(publisher.watched()).isFalse();
    }
}
