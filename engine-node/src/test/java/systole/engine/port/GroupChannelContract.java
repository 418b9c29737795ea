package systole.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import systole.engine.message.Message;
import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** What every {@link GroupChannel} keeps. */
public abstract class GroupChannelContract {
    /** A group of three that nobody has joined yet. */
    public interface Setting {
        /** The loop of one member; waiting on any of them lets time pass for all. */
        Stage stage(NodeName member);

        /** One member's channel, always the same. */
        GroupChannel channel(NodeName member);

        /** Ends everything. */
        void close();
    }

    /** The first to join. */
    protected static final NodeName ANNA = NodeName.of("anna");

    /** The second. */
    protected static final NodeName BERTA = NodeName.of("berta");

    /** The third. */
    protected static final NodeName CLARA = NodeName.of("clara");

    private final List<Member> members = new ArrayList<>();
    private Setting setting;

    /** A fresh setting of {@link #ANNA}, {@link #BERTA} and {@link #CLARA}. */
    protected abstract Setting open();

    @BeforeEach
    void openSetting() {
        setting = open();
    }

    @AfterEach
    void closeSetting() {
        setting.close();
    }

    @Test
    void everybodyHearsTheSameViewOldestFirst() {
        Member anna = join(ANNA);
        untilIn(anna, 1);
        Member berta = join(BERTA);
        untilIn(berta, 2);
        Member clara = join(CLARA);
        untilAll(3);

        assertThat(List.of(anna, berta, clara))
                .allSatisfy(
                        member -> {
                            assertThat(member.last().members()).containsExactly(ANNA, BERTA, CLARA);
                            assertThat(member.last().quorate()).isTrue();
                            assertThat(member.last()).isEqualTo(anna.last());
                            assertThat(member.views)
                                    .isSortedAccordingTo(
                                            (one, other) ->
                                                    Long.compare(one.number(), other.number()));
                        });
    }

    @Test
    void messagesArriveInTheOrderSent() {
        Member anna = join(ANNA);
        Member berta = join(BERTA);
        untilAll(2);

        anna.does(channel -> numbers(100).forEach(text -> channel.send(BERTA, text)));
        berta.does(channel -> numbers(100).forEach(text -> channel.send(ANNA, text)));
        until(() -> anna.letters.size() >= 100 && berta.letters.size() >= 100);

        assertThat(berta.letters).isEqualTo(from(ANNA, 100));
        assertThat(anna.letters).isEqualTo(from(BERTA, 100));
    }

    @Test
    void broadcastReachesTheSenderToo() {
        Member anna = join(ANNA);
        Member berta = join(BERTA);
        untilAll(2);

        anna.does(channel -> numbers(3).forEach(channel::broadcast));
        until(() -> anna.letters.size() >= 3 && berta.letters.size() >= 3);

        assertThat(berta.letters).isEqualTo(from(ANNA, 3));
        assertThat(anna.letters).isEqualTo(from(ANNA, 3));
    }

    @Test
    void nothingIsDeliveredInsideTheCallThatSends() {
        Member anna = join(ANNA);
        untilIn(anna, 1);

        anna.does(
                channel -> {
                    channel.broadcast(number(1));
                    anna.letters.add(new Letter(ANNA, number(0)));
                });
        until(() -> anna.letters.size() >= 2);

        assertThat(anna.letters)
                .containsExactly(new Letter(ANNA, number(0)), new Letter(ANNA, number(1)));
    }

    @Test
    void silenceForStrangers() {
        Member anna = join(ANNA);
        untilIn(anna, 1);

        anna.does(
                channel -> {
                    channel.send(CLARA, number(1));
                    channel.send(ANNA, number(2));
                });
        until(() -> !anna.letters.isEmpty());

        assertThat(anna.letters).containsExactly(new Letter(ANNA, number(2)));
    }

    @Test
    void whoLeavesIsMissedAndHearsNothing() {
        Member anna = join(ANNA);
        Member berta = join(BERTA);
        Member clara = join(CLARA);
        untilAll(3);

        clara.does(GroupChannel::leave);
        until(() -> List.of(anna, berta).stream().allMatch(each -> each.in(2)));
        anna.does(channel -> channel.broadcast(number(1)));
        until(() -> !berta.letters.isEmpty());

        assertThat(anna.last().has(CLARA)).isFalse();
        assertThat(clara.letters).isEmpty();
        assertThat(clara.last().members()).hasSize(3);
    }

    private List<Message> numbers(int count) {
        return IntStream.rangeClosed(1, count).<Message>mapToObj(this::number).toList();
    }

    private Message number(long number) {
        return new Message.Withdrawal(number);
    }

    private List<Letter> from(NodeName sender, int count) {
        return numbers(count).stream().map(message -> new Letter(sender, message)).toList();
    }

    private Member join(NodeName name) {
        var member = new Member(name);
        members.add(member);
        member.does(channel -> channel.join(member));
        return member;
    }

    private void untilIn(Member member, int size) {
        until(() -> member.in(size));
    }

    private void untilAll(int size) {
        until(() -> members.stream().allMatch(member -> member.in(size)));
    }

    private void until(java.util.function.BooleanSupplier holds) {
        setting.stage(ANNA).until("the group gets there", holds);
    }

    private record Letter(NodeName sender, Message message) {}

    private final class Member implements GroupChannel.Listener {
        private final NodeName name;
        private final List<View> views = new CopyOnWriteArrayList<>();
        private final List<Letter> letters = new CopyOnWriteArrayList<>();

        Member(NodeName name) {
            this.name = name;
        }

        void does(java.util.function.Consumer<GroupChannel> deed) {
            setting.stage(name).onLoop(() -> deed.accept(setting.channel(name)));
        }

        View last() {
            return Optional.of(views).filter(heard -> !heard.isEmpty()).orElseThrow().getLast();
        }

        boolean in(int size) {
            return !views.isEmpty() && last().members().size() == size;
        }

        @Override
        public void viewChanged(View view) {
            views.add(view);
        }

        @Override
        public void received(NodeName sender, Message message) {
            letters.add(new Letter(sender, message));
        }
    }
}
