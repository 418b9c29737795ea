package systole.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.membership.ViewId;
import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.View;
import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.List;

class InboxTest {
    private static final NodeName ANNA = NodeName.of("anna");
    private static final NodeName BERTA = NodeName.of("berta");
    private static final NodeName CLARA = NodeName.of("clara");
    private static final ViewId FIRST = new ViewId(1, ANNA);
    private static final ViewId SECOND = new ViewId(2, ANNA);

    private final List<String> heard = new ArrayList<>();
    private final Inbox inbox =
            new Inbox(
                    new GroupChannel.Listener() {
                        @Override
                        public void viewChanged(View view) {
                            heard.add("view " + view.number());
                        }

                        @Override
                        public void received(NodeName sender, Message message) {
                            heard.add(sender + " " + ((Message.Withdrawal) message).id());
                        }
                    });

    @Test
    void whatWasSentInTheViewIsDeliveredInOrder() {
        install(FIRST, ANNA, BERTA);
        take(BERTA, FIRST, 1);
        take(BERTA, FIRST, 2);

        assertThat(heard).containsExactly("view 1", "berta 1", "berta 2");
    }

    @Test
    void whatIsAheadOfTheViewWaitsForIt() {
        take(BERTA, SECOND, 2);
        install(FIRST, ANNA, BERTA);
        take(BERTA, SECOND, 3);
        take(CLARA, FIRST, 1);
        install(SECOND, ANNA, BERTA, CLARA);

        assertThat(heard).containsExactly("view 1", "view 2", "berta 2", "berta 3");
        assertThat(inbox.waiting()).isZero();
    }

    @Test
    void whatIsBehindTheViewIsDropped() {
        install(FIRST, ANNA, BERTA);
        install(SECOND, ANNA, BERTA);
        take(BERTA, FIRST, 1);

        assertThat(heard).containsExactly("view 1", "view 2");
    }

    @Test
    void whoIsNotInTheViewIsNotHeard() {
        install(FIRST, ANNA, BERTA);
        take(CLARA, FIRST, 1);

        assertThat(heard).containsExactly("view 1");
    }

    @Test
    void ofTwoViewsWithOneNumberTheLaterProposersIsAhead() {
        install(FIRST, ANNA, BERTA);
        take(BERTA, new ViewId(1, BERTA), 1);
        install(new ViewId(1, BERTA), BERTA, ANNA);

        assertThat(heard).containsExactly("view 1", "view 1", "berta 1");
    }

    private void install(ViewId id, NodeName... members) {
        inbox.install(id, new View(id.number(), List.of(members), true));
    }

    private void take(NodeName sender, ViewId view, long number) {
        inbox.take(sender, view, new Message.Withdrawal(number));
    }
}
