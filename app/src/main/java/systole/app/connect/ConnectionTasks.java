package systole.app.connect;

import javafx.beans.binding.StringBinding;
import javafx.util.Subscription;

import systole.app.l10n.Messages;
import systole.app.task.TaskLog;
import systole.app.task.TaskState;
import systole.remote.client.LinkState;

import java.util.Locale;
import java.util.Optional;

/** Notes in the task log by whom the connection is served, and when that changes. */
public final class ConnectionTasks {
    private final ConnectionViewModel connection;
    private final TaskLog tasks;
    private final Messages messages;
    private Optional<LinkState.Connected> former = Optional.empty();

    public ConnectionTasks(ConnectionViewModel connection, TaskLog tasks, Messages messages) {
        this.connection = connection;
        this.tasks = tasks;
        this.messages = messages;
    }

    /** Notes the present state and what becomes of it. */
    public Subscription follow() {
        return connection
                .stateProperty()
                .subscribe(
                        state -> {
                            if (state instanceof LinkState.Connected now) {
                                note(now);
                            }
                        });
    }

    private void note(LinkState.Connected now) {
        Optional<LinkState.Connected> before = former;
        former = Optional.of(now);
        tasks.note(
                TaskState.DONE,
                before.map(gone -> again(gone, now)).orElseGet(() -> first(now)),
                now.address().toString());
    }

    private StringBinding first(LinkState.Connected now) {
        String role = now.role().name().toLowerCase(Locale.ROOT);
        return messages.text(
                "connect.role", now.node(), now.user(), messages.text("connect.role." + role));
    }

    private StringBinding again(LinkState.Connected gone, LinkState.Connected now) {
        return gone.node().equals(now.node())
                ? messages.text("connect.again", now.node())
                : messages.text("connect.moved", now.node(), gone.node());
    }
}
