package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.GroupChannelContract;
import systole.engine.port.Stage;
import systole.engine.port.View;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

class SimGroupTest extends GroupChannelContract {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Override
    protected Setting open() {
        var world = new World(7);
        var network = new Network(world, 3, Network.Manner.USUAL);
        var stages = new TreeMap<NodeName, SimStage>();
        var channels = new TreeMap<NodeName, GroupChannel>();
        for (NodeName node : List.of(ANNA, BERTA, CLARA)) {
            var stage = new SimStage(world, new SimLoop(world, node.value()));
            stages.put(node, stage);
            channels.put(node, network.end(node, stage.loop()));
        }
        return new Joined(stages, channels);
    }

    private record Joined(Map<NodeName, SimStage> stages, Map<NodeName, GroupChannel> channels)
            implements Setting {
        @Override
        public Stage stage(NodeName member) {
            return at(stages, member);
        }

        @Override
        public GroupChannel channel(NodeName member) {
            return at(channels, member);
        }

        @Override
        public void close() {
            stages.values().forEach(SimStage::close);
        }
    }

    @Test
    void isolatedSideLosesQuorumLongBeforeTheOthersCount() {
        var trio = new Group(3);
        trio.network.cut(Set.of(CLARA), 1);
        trio.world.run(SOON);

        assertThat(trio.last(CLARA)).satisfies(view -> assertThat(view.quorate()).isFalse());
        assertThat(trio.last(ANNA).members()).hasSize(3);

        trio.world.run(Network.Manner.USUAL.release());

        assertThat(trio.last(ANNA).members()).containsExactly(ANNA, BERTA);
        assertThat(trio.last(ANNA).quorate()).isTrue();
    }

    @Test
    void shortCutOnlyDelaysMessages() {
        var trio = new Group(3);
        trio.network.cut(Set.of(CLARA), 1);
        at(trio.ends, CLARA).send(ANNA, new Message.Withdrawal(1));
        trio.world.run(Duration.ofMillis(200));
        assertThat(at(trio.heard, ANNA)).isEmpty();

        trio.network.mend();
        trio.world.run(SOON);

        assertThat(at(trio.heard, ANNA)).containsExactly(new Message.Withdrawal(1));
        assertThat(at(trio.views, ANNA)).isEqualTo(at(trio.views, CLARA));
    }

    @Test
    void nothingCrossesTheChangeOfTheView() {
        var trio = new Group(3);
        trio.network.cut(Set.of(CLARA), 1);
        at(trio.ends, CLARA).send(ANNA, new Message.Withdrawal(1));
        trio.world.run(Duration.ofMinutes(1));
        trio.network.mend();
        trio.world.run(SOON);

        assertThat(trio.last(ANNA).members()).hasSize(3);
        assertThat(at(trio.heard, ANNA)).isEmpty();
    }

    @Test
    void ofTwoOneGoesOnAloneAndTheOtherWaitsForIt() {
        var pair = new Group(2);
        pair.network.cut(Set.of(BERTA), 1);
        pair.world.run(Duration.ofMinutes(1));

        assertThat(pair.last(ANNA).quorate()).isTrue();
        assertThat(pair.last(BERTA).quorate()).isFalse();

        at(pair.loops, ANNA).end();
        pair.network.missedAfterDeadtime();
        pair.network.mend();
        pair.world.run(Duration.ofMinutes(1));

        assertThat(pair.last(BERTA).quorate()).isFalse();
    }

    @Test
    void survivorOfTwoGoesOn() {
        var pair = new Group(2);
        at(pair.loops, ANNA).end();
        pair.network.missedAfterDeadtime();
        pair.world.run(SOON);

        assertThat(pair.last(BERTA).members()).containsExactly(BERTA);
        assertThat(pair.last(BERTA).quorate()).isTrue();
    }

    @Test
    void whoRestartsIsFirstMissedThenJoins() {
        var trio = new Group(3);
        at(trio.loops, CLARA).end();
        trio.network.missedAfterDeadtime();
        trio.join(CLARA);
        trio.world.run(SOON);

        List<View> seen = at(trio.views, ANNA);
        assertThat(seen.get(seen.size() - 2).has(CLARA)).isFalse();
        assertThat(seen.getLast().members()).endsWith(CLARA);
    }

    private static <T> T at(Map<NodeName, T> all, NodeName node) {
        return Objects.requireNonNull(all.get(node), node::value);
    }

    /** Some that have joined and agreed. */
    private static final class Group {
        final World world = new World(11);
        final Network network;
        final Map<NodeName, SimLoop> loops = new TreeMap<>();
        final Map<NodeName, SimGroup> ends = new TreeMap<>();
        final Map<NodeName, List<View>> views = new TreeMap<>();
        final Map<NodeName, List<Message>> heard = new TreeMap<>();

        Group(int size) {
            network = new Network(world, size, Network.Manner.USUAL);
            List.of(ANNA, BERTA, CLARA).subList(0, size).forEach(this::join);
            world.run(SOON);
        }

        void join(NodeName node) {
            var loop = new SimLoop(world, node.value());
            SimGroup end = network.end(node, loop);
            loops.put(node, loop);
            ends.put(node, end);
            var itsViews = new ArrayList<View>();
            var itsMessages = new ArrayList<Message>();
            views.put(node, itsViews);
            heard.put(node, itsMessages);
            end.join(
                    new GroupChannel.Listener() {
                        @Override
                        public void viewChanged(View view) {
                            itsViews.add(view);
                        }

                        @Override
                        public void received(NodeName sender, Message message) {
                            itsMessages.add(message);
                        }
                    });
        }

        View last(NodeName node) {
            return at(views, node).getLast();
        }
    }
}
