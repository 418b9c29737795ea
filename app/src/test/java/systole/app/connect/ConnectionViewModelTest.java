package systole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.task.Task;
import systole.app.task.TaskLog;
import systole.model.node.NodeName;
import systole.remote.client.Address;
import systole.remote.client.Destination;
import systole.remote.client.LinkState;
import systole.remote.client.Prompts;
import systole.remote.client.Trouble;
import systole.remote.protocol.Role;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

@Timeout(20)
final class ConnectionViewModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Prompts.FirstContact CONTACT =
            new Prompts.FirstContact(new Address("node1", 5560), "ssh-ed25519", "SHA256:abc");

    private static final List<Trouble> HUNG_UP =
            List.of(new Trouble(Trouble.Kind.HUNG_UP, List.of("node1")));

    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final ConnectionViewModel connection =
            new ConnectionViewModel(
                    new Target(Destination.parse("node1"), Optional.empty()),
                    window::add,
                    InstantSource.fixed(NOON));

    @Test
    void itKnowsSinceWhenNothingComes() {
        assertThat(connection.connected()).isFalse();
        assertThat(connection.lostProperty().get()).isEmpty();

        become(connected("node1", Role.READ));
        assertThat(connection.connected()).isTrue();
        assertThat(connection.lostProperty().get()).isEmpty();

        become(new LinkState.Lost(HUNG_UP));
        become(new LinkState.Refused(HUNG_UP));
        assertThat(connection.connected()).isFalse();
        assertThat(connection.lostProperty().get()).hasValue(NOON);

        become(connected("node2", Role.READ));
        assertThat(connection.lostProperty().get()).isEmpty();
    }

    @Test
    void theLinksThreadsTouchNothingOfTheWindow() {
        connection.became(new LinkState.Refused(HUNG_UP));

        assertThat(connection.stateProperty().get()).isInstanceOf(LinkState.Connecting.class);
    }

    @Test
    void aQuestionWaitsForItsAnswer() throws Exception {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                answer.complete(connection.prompts().trust(CONTACT));
                            } catch (InterruptedException ended) {
                                answer.cancel(false);
                            }
                        });
        window.take().run();

        var question = (Question.Trust) connection.questionProperty().get().orElseThrow();
        assertThat(question.contact()).isEqualTo(CONTACT);
        assertThat(answer).isNotDone();
        question.answer().complete(true);

        assertThat(answer.get()).isTrue();
        window.take().run();
        assertThat(connection.questionProperty().get()).isEmpty();
    }

    @Test
    void aQuestionNobodyNeedsAnsweredAnyMoreGoes() throws Exception {
        Thread asking =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        connection.prompts().passphrase(Path.of("id"), 1);
                                    } catch (InterruptedException ended) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        window.take().run();
        assertThat(connection.questionProperty().get()).isPresent();

        asking.interrupt();

        window.take().run();
        assertThat(connection.questionProperty().get()).isEmpty();
    }

    @Test
    void theTaskLogSaysWhoServesAndAsWhat() {
        var tasks = new TaskLog(InstantSource.fixed(NOON), ZoneOffset.UTC);
        var following =
                new ConnectionTasks(connection, tasks, new Messages(Language.ENGLISH)).follow();

        become(connected("node1", Role.OPERATE));
        become(new LinkState.Lost(HUNG_UP));
        become(connected("node2", Role.OPERATE));
        following.unsubscribe();
        become(connected("node3", Role.OPERATE));

        assertThat(tasks.tasks())
                .extracting(Task::title)
                .extracting(title -> title.getValue())
                .containsExactly(
                        "node2 took over the connection from node1",
                        "Connected to node1 as alice: may do the daily work");
    }

    private void become(LinkState state) {
        connection.became(state);
        window.remove().run();
    }

    private static LinkState connected(String node, Role role) {
        return new LinkState.Connected(NodeName.of(node), new Address(node, 5560), "alice", role);
    }
}
