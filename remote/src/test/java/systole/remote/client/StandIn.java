package systole.remote.client;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.xml.XmlException;
import systole.remote.protocol.ClusterEvent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A cluster's state, and the servers that tell it to consoles. */
final class StandIn implements AutoCloseable {
    private static final String EMPTY =
            """
            <cib admin_epoch="0" epoch="1" num_updates="0" validate-with="pacemaker-3.0">
              <configuration>
                <crm_config/><nodes/><resources/><constraints/>
              </configuration>
              <status/>
            </cib>
            """;

    private final List<Consumer<ClusterEvent>> consoles = new CopyOnWriteArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Random random = new Random(5);
    private Cib cib;

    StandIn(int size) throws IOException {
        try {
            cib = Cib.parse("stand-in", EMPTY);
        } catch (XmlException broken) {
            throw new IllegalStateException(broken);
        }
        for (int i = 1; i <= size; i++) {
            members.add(new Member(this, NodeName.of("node" + i), i));
        }
    }

    Member member(int number) {
        return members.get(number - 1);
    }

    List<Member> members() {
        return members;
    }

    List<NodeName> names() {
        return members.stream().map(Member::name).toList();
    }

    synchronized Cib cib() {
        return cib;
    }

    /** Tells this listener the present state and then every change. */
    synchronized Runnable follow(Consumer<ClusterEvent> console) {
        console.accept(new ClusterEvent.Snapshot(cib));
        console.accept(new ClusterEvent.Membership(names(), true));
        consoles.add(console);
        return () -> consoles.remove(console);
    }

    synchronized void say(ClusterEvent event) {
        consoles.forEach(console -> console.accept(event));
    }

    /** Changes the CIB once. */
    synchronized void change() {
        Cib before = cib;
        try {
            var next =
                    before.root()
                            .update(
                                    "status",
                                    status ->
                                            status.with(
                                                    "mark" + random.nextInt(7),
                                                    Integer.toString(random.nextInt())));
            cib = before.withRoot(before.version().nextUpdate().mark(next));
        } catch (XmlException broken) {
            throw new IllegalStateException(broken);
        }
        say(new ClusterEvent.Patched(CibPatch.diff(before, cib)));
    }

    @Override
    public void close() {
        members.forEach(Member::close);
    }
}
