package systole.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.engine.loop.RealStage;
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
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

@Timeout(120)
class LocalGroupTest extends GroupChannelContract {
    private static final GroupTiming SOON =
            new GroupTiming(Duration.ofMillis(50), Duration.ofSeconds(3), Duration.ofMillis(1));
    private static final GroupTiming BRISK =
            new GroupTiming(Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMillis(1));

    @Override
    protected Setting open() {
        return new Local(SOON);
    }

    @Test
    void silentMemberIsLeftOutAndTakenInAgainAsTheYoungest() {
        var group = new Local(BRISK);
        var anna = group.join(ANNA);
        group.stage(ANNA).until("alone", () -> anna.in(1));
        group.join(BERTA);
        group.stage(ANNA).until("both", () -> anna.in(2));
        var frozen = new CountDownLatch(1);

        group.stage(BERTA).onLoop(() -> awaitQuietly(frozen));
        group.stage(ANNA).until("left out", () -> anna.in(1));
        frozen.countDown();
        group.stage(ANNA).until("taken in", () -> anna.in(2));

        assertThat(anna.views.getLast().members()).containsExactly(ANNA, BERTA);
        group.close();
    }

    @Test
    void oldestThatWasSilentIsTheYoungestAfterwards() {
        var group = new Local(BRISK);
        var anna = group.join(ANNA);
        group.stage(ANNA).until("alone", () -> anna.in(1));
        var berta = group.join(BERTA);
        group.stage(BERTA).until("both", () -> berta.in(2));
        var frozen = new CountDownLatch(1);

        group.stage(ANNA).onLoop(() -> awaitQuietly(frozen));
        group.stage(BERTA).until("left out", () -> berta.in(1));
        frozen.countDown();
        group.stage(BERTA).until("taken in", () -> berta.in(2));

        assertThat(berta.views.getLast().members()).containsExactly(BERTA, ANNA);
        group.close();
    }

    @Test
    void oneOfThreeHasNoQuorum() {
        var group = new Local(BRISK);
        var anna = group.join(ANNA);
        group.stage(ANNA).until("alone", () -> anna.in(1));

        assertThat(anna.views.getLast().quorate()).isFalse();
        group.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Three loops and a group among them. */
    private static final class Local implements Setting {
        private final Map<NodeName, RealStage> stages = new TreeMap<>();
        private final Map<NodeName, GroupChannel> channels = new TreeMap<>();
        private final LocalGroup group;

        Local(GroupTiming timing) {
            List<NodeName> nodes = List.of(ANNA, BERTA, CLARA);
            group = new LocalGroup(nodes, timing, new SystemTicker(), new Unwatched());
            for (NodeName node : nodes) {
                var stage = new RealStage();
                stages.put(node, stage);
                channels.put(node, group.channel(node, stage.loop()));
            }
        }

        Views join(NodeName node) {
            var views = new Views();
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
            group.close();
        }
    }

    /** Notes views. */
    private static final class Views implements GroupChannel.Listener {
        private final List<View> views = new CopyOnWriteArrayList<>();

        boolean in(int size) {
            return !views.isEmpty() && views.getLast().members().size() == size;
        }

        @Override
        public void viewChanged(View view) {
            views.add(view);
        }

        @Override
        public void received(NodeName sender, Message message) {}
    }

    /** Nobody watches. */
    private static final class Unwatched implements GroupWatcher {
        @Override
        public void viewChanged(View view) {}

        @Override
        public void beat(NodeName node, Duration interval) {}
    }
}
