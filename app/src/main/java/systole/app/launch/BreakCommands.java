package systole.app.launch;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.NodeCard;
import systole.app.cluster.ResourceItem;
import systole.app.l10n.Messages;
import systole.app.shell.Command;
import systole.app.task.Task;
import systole.app.task.TaskLog;
import systole.engine.embedded.Breakage;
import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be broken in the demo at this moment, as commands of the window. */
final class BreakCommands implements Supplier<List<Command>> {
    static final String MENU = "demo.menu";

    private final Breakage breakage;
    private final ClusterViewModel cluster;
    private final TaskLog tasks;
    private final Messages messages;
    private final Executor aside;
    private final Executor window;
    private final Set<NodeName> pulled = new HashSet<>();

    /**
     * @param aside runs what may take a while
     */
    BreakCommands(
            Breakage breakage,
            ClusterViewModel cluster,
            TaskLog tasks,
            Messages messages,
            Executor aside) {
        this.breakage = breakage;
        this.cluster = cluster;
        this.tasks = tasks;
        this.messages = messages;
        this.aside = aside;
        window = cluster.ports().window();
    }

    @Override
    public List<Command> get() {
        var commands = new ArrayList<Command>();
        primitives().filter(BreakCommands::runs).map(this::kill).forEach(commands::add);
        primitives().flatMap(item -> failStart(item).stream()).forEach(commands::add);
        for (NodeCard node : cluster.nodes()) {
            commands.add(runs(node) ? stop(node.name()) : start(node.name()));
        }
        for (NodeCard node : cluster.nodes()) {
            commands.add(pulled.contains(node.name()) ? plug(node.name()) : unplug(node.name()));
        }
        return commands;
    }

    /** A node that is cut off is offline to the others, and yet its engine runs. */
    private static boolean runs(NodeCard node) {
        return node.view().online() || node.sight().fresh().isPresent();
    }

    private Stream<ResourceItem> primitives() {
        return cluster.resources().stream()
                .flatMap(item -> item.isGroup() ? item.members().stream() : Stream.of(item));
    }

    private static boolean runs(ResourceItem item) {
        return !item.view().activeOn().isEmpty();
    }

    private Command kill(ResourceItem item) {
        return command(
                "demo.kill." + item.id(),
                "demo.kill",
                () -> breakage.killAgentProcess(item.id()),
                item.id(),
                "");
    }

    private Optional<Command> failStart(ResourceItem item) {
        return item.view()
                .home()
                .map(
                        node ->
                                command(
                                        "demo.fail." + item.id(),
                                        "demo.fail",
                                        () -> breakage.failNextStart(item.id(), node),
                                        item.id(),
                                        node));
    }

    private Command stop(NodeName node) {
        return command("demo.stop." + node, "demo.stop", () -> breakage.stopEngine(node), node, "");
    }

    private Command start(NodeName node) {
        return command(
                "demo.start." + node, "demo.start", () -> breakage.startEngine(node), node, "");
    }

    private Command unplug(NodeName node) {
        return command(
                "demo.unplug." + node,
                "demo.unplug",
                () -> noting(breakage.unplug(node), () -> pulled.add(node)),
                node,
                "");
    }

    private Command plug(NodeName node) {
        return command(
                "demo.plug." + node,
                "demo.plug",
                () -> noting(breakage.plug(node), () -> pulled.remove(node)),
                node,
                "");
    }

    private Breakage.Outcome noting(Breakage.Outcome outcome, Runnable note) {
        if (outcome instanceof Breakage.Outcome.Broken) {
            window.execute(note);
        }
        return outcome;
    }

    private Command command(
            String id, String key, Supplier<Breakage.Outcome> what, Object first, Object second) {
        return Command.of(id, key, () -> run(key, what, first, second), first, second)
                .inMenu(MENU + "/" + key + ".menu");
    }

    private void run(String key, Supplier<Breakage.Outcome> what, Object first, Object second) {
        Task task = tasks.start(messages.text(key, first, second), () -> {});
        aside.execute(
                () -> {
                    Breakage.Outcome outcome = what.get();
                    window.execute(() -> end(task, outcome));
                });
    }

    private static void end(Task task, Breakage.Outcome outcome) {
        switch (outcome) {
            case Breakage.Outcome.Broken(var text) -> task.done(text);
            case Breakage.Outcome.NotPossible(var text) -> task.failed(text);
        }
    }
}
