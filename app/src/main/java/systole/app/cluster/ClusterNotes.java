package systole.app.cluster;

import systole.app.l10n.Messages;
import systole.app.task.TaskLog;
import systole.app.task.TaskState;
import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;

import java.util.List;

/** Puts what the cluster does by itself into the task log; recurring successes stay out of it. */
final class ClusterNotes {
    private final TaskLog log;
    private final Messages messages;
    private List<NodeName> members = List.of();

    ClusterNotes(TaskLog log, Messages messages) {
        this.log = log;
        this.messages = messages;
    }

    void operation(ClusterEvent.OperationFinished operation) {
        if (!failed(operation) && operation.operation().equals("monitor")) {
            return;
        }
        String outcome =
                operation.succeeded()
                        ? ""
                        : operation.outcome()
                                + (operation.output().isBlank()
                                        ? ""
                                        : " — " + lastLine(operation.output()));
        log.note(
                operation.succeeded() ? TaskState.DONE : TaskState.FAILED,
                messages.text(
                        operation.succeeded()
                                ? "cluster.note.operation"
                                : "cluster.note.operation.failed",
                        operation.resource(),
                        operation.operation(),
                        operation.node()),
                outcome);
    }

    /** A probe that finds something running is news, but no failure. */
    static boolean failed(ClusterEvent.OperationFinished operation) {
        return !operation.succeeded() && !operation.outcome().equals("ok");
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce("", (_, line) -> line);
    }

    void line(ClusterEvent.LogLine line) {
        if (matters(line)) {
            var how = line.level() == ClusterEvent.Level.ERROR ? TaskState.FAILED : TaskState.DONE;
            log.note(how, messages.text("cluster.note.line", line.node(), line.text()), "");
        }
    }

    /** Which operation made a transition fail is told by the operation itself. */
    private static boolean matters(ClusterEvent.LogLine line) {
        return line.level() != ClusterEvent.Level.INFO && !line.text().startsWith("transition=");
    }

    void membership(ClusterEvent.Membership now) {
        if (!members.isEmpty()) {
            members.stream()
                    .filter(node -> !now.members().contains(node))
                    .forEach(node -> note(TaskState.FAILED, "cluster.note.left", node));
            now.members().stream()
                    .filter(node -> !members.contains(node))
                    .forEach(node -> note(TaskState.DONE, "cluster.note.joined", node));
        }
        members = now.members();
    }

    private void note(TaskState how, String key, NodeName node) {
        log.note(how, messages.text(key, node), "");
    }

    void fault(String words) {
        log.note(TaskState.FAILED, messages.text("cluster.note.fault"), words);
    }
}
