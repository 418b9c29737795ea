package systole.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.engine.group.GroupWatcher;
import systole.engine.group.HeartbeatGroup;
import systole.engine.group.JsonFormat;
import systole.engine.group.Loops;
import systole.engine.loop.LoopThread;
import systole.engine.loop.RealStage;
import systole.engine.membership.AgreementTiming;
import systole.engine.membership.Party;
import systole.engine.membership.Solitude;
import systole.engine.message.Message;
import systole.engine.os.SystemTicker;
import systole.engine.port.GroupChannel;
import systole.engine.port.GroupChannelContract;
import systole.engine.port.Stage;
import systole.engine.port.View;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The built-in stack in real time, between loops of one process. */
@Timeout(120)
class LocalNetworkTest extends GroupChannelContract {
    private static final AgreementTiming TIMING =
            AgreementTiming.of(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Set<NodeName> NODES = Set.of(ANNA, BERTA, CLARA);

    @Override
    protected Setting open() {
        return new Local();
    }

    @Test
    void whoseCableIsPulledLosesQuorumAndComesBackAsTheYoungest() {
        var group = new Local();
        var anna = group.join(ANNA);
        var berta = group.join(BERTA);
        group.join(CLARA);
        group.stage(ANNA).until("all", () -> anna.in(3));

        group.network.unplug(ANNA);
        group.stage(ANNA).until("alone", () -> anna.in(1));
        group.stage(BERTA).until("the others go on", () -> berta.in(2));

        assertThat(anna.views.getLast().quorate()).isFalse();
        assertThat(berta.views.getLast().quorate()).isTrue();

        group.network.plug(ANNA);
        group.stage(ANNA).until("taken in", () -> anna.in(3));

        assertThat(anna.views.getLast().members().getLast()).isEqualTo(ANNA);
        group.close();
    }

    /** Three nodes, each with two loops, and the network between them. */
    private static final class Local implements Setting {
        private final LocalNetwork network = new LocalNetwork();
        private final Map<NodeName, RealStage> stages = new TreeMap<>();
        private final Map<NodeName, LoopThread> hearts = new TreeMap<>();
        private final Map<NodeName, GroupChannel> channels = new TreeMap<>();

        Local() {
            NODES.forEach(this::add);
        }

        private void add(NodeName node) {
            var ticker = new SystemTicker();
            var stage = new RealStage();
            var heart = new LoopThread("heartbeat " + node, ticker, 10_000, _ -> {});
            LocalNetwork.End end = network.attach(node, heart);
            stages.put(node, stage);
            hearts.put(node, heart);
            channels.put(
                    node,
                    new HeartbeatGroup(
                            new HeartbeatGroup.Settings(
                                    new Party(node, NODES, 1),
                                    TIMING,
                                    new Solitude(Set.of(), true, TIMING)),
                            ticker,
                            new Loops(heart, heart, stage.loop()),
                            new HeartbeatGroup.Carriers(end.wire(), end.bus(), new JsonFormat()),
                            GroupWatcher.NONE));
        }

        Views join(NodeName node) {
            var views = new Views(channel(node));
            stage(node).onLoop(() -> channel(node).join(views));
            return views;
        }

        @Override
        public Stage stage(NodeName member) {
            return Objects.requireNonNull(stages.get(member));
        }

        @Override
        public GroupChannel channel(NodeName member) {
            return Objects.requireNonNull(channels.get(member));
        }

        @Override
        public void close() {
            stages.values().forEach(RealStage::close);
            hearts.values().forEach(LoopThread::close);
        }
    }

    /** Notes views. */
    private static final class Views implements GroupChannel.Listener {
        private final GroupChannel channel;
        private final List<View> views = new CopyOnWriteArrayList<>();

        Views(GroupChannel channel) {
            this.channel = channel;
        }

        boolean in(int size) {
            return !views.isEmpty() && views.getLast().members().size() == size;
        }

        @Override
        public void viewChanged(View view) {
            views.add(view);
            if (!view.quorate()) {
                channel.letGo();
            }
        }

        @Override
        public void received(NodeName sender, Message message) {}
    }
}
