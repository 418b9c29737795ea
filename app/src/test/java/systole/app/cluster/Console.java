package systole.app.cluster;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.task.Task;
import systole.app.task.TaskLog;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executor;

/** A view model on a fake cluster, with everything on the test's own thread. */
public final class Console {
    public final FakeLink link;
    public final SimulatedPulse pulse = new SimulatedPulse();
    public final Messages messages = new Messages(Language.ENGLISH);
    public final TaskLog tasks = new TaskLog(pulse, ZoneOffset.UTC);
    public final ClusterViewModel cluster;

    private Console(Cib cib, Executor background, Decider decider) {
        link = new FakeLink(cib);
        var ports =
                new ClusterPorts(Runnable::run, background, pulse, decider, Duration.ofMillis(200));
        cluster = new ClusterViewModel(link, ports, tasks, messages);
    }

    /** One that follows this CIB, and has heard a beat of every node. */
    public static Console on(Cib cib) {
        return with(cib, Runnable::run, Scheduler::schedule);
    }

    public static Console with(Cib cib, Executor background, Decider decider) {
        var console = new Console(cib, background, decider);
        console.cluster.start();
        console.link.beat();
        return console;
    }

    /** Time passes, and every node beats all the while. */
    public void live(Duration span) {
        for (long done = 0; done < span.toMillis(); done += 100) {
            pulse.advance(Duration.ofMillis(100));
            link.beat();
        }
    }

    public ResourceView view(systole.model.resource.ResourceId id) {
        return cluster.item(id).orElseThrow().view();
    }

    public String words(systole.model.resource.ResourceId id) {
        return cluster.item(id).orElseThrow().wordsProperty().get();
    }

    /** The titles of the task log, newest first. */
    public List<String> titles() {
        return tasks.tasks().stream().map(Task::title).map(title -> title.getValue()).toList();
    }
}
