package systole.app.cluster;

import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The line under a resource's name. */
record ItemWords(Messages messages, Optional<Situation> situation, Instant now) {

    String of(ResourceItem item) {
        ResourceView view = item.view();
        String state =
                switch (view.state()) {
                    case RUNNING -> running(item, view);
                    case TRANSITION -> transition(view);
                    case STOPPED -> messages.now("cluster.words.stopped");
                    case FAILED -> failed(view);
                    case BLOCKED -> blocked(view);
                    case UNMANAGED -> messages.now("cluster.words.unmanaged");
                    case UNKNOWN -> messages.now("cluster.words.unknown");
                };
        boolean named = view.state() == HealthState.RUNNING && !item.agentType().isEmpty();
        return named ? messages.now("cluster.words.agent", item.agentType(), state) : state;
    }

    private String running(ResourceItem item, ResourceView view) {
        return view.home()
                .flatMap(node -> startedAt(item, node))
                .map(start -> Spans.coarse(messages, Duration.between(start, now)))
                .map(span -> messages.now("cluster.words.running.for", span))
                .orElseGet(() -> messages.now("cluster.words.running"));
    }

    private Optional<Instant> startedAt(ResourceItem item, NodeName node) {
        return situation
                .flatMap(known -> known.cib().state(node))
                .flatMap(state -> state.historyOf(item.id()))
                .flatMap(
                        history ->
                                history.entries().stream()
                                        .filter(entry -> entry.operation().equals("start"))
                                        .findFirst())
                .flatMap(HistoryEntry::changed);
    }

    private String transition(ResourceView view) {
        return view.activity()
                .map(this::doing)
                .or(
                        () ->
                                view.placedOn().stream()
                                        .findFirst()
                                        .map(to -> messages.now("cluster.words.waiting", to)))
                .orElseGet(() -> messages.now("cluster.words.changing"));
    }

    private String doing(Activity activity) {
        String key = "cluster.doing." + activity.operation();
        String span = Spans.fine(messages, Duration.between(activity.since(), now));
        return messages.has(key)
                ? messages.now(key, span)
                : messages.now("cluster.doing.other", activity.operation(), span);
    }

    private String failed(ResourceView view) {
        return view.lastFailure()
                .map(last -> messages.now("cluster.words.failed", last.operation(), last.outcome()))
                .orElseGet(() -> messages.now("cluster.words.failed.unknown"));
    }

    private String blocked(ResourceView view) {
        return view.reason().isEmpty()
                ? messages.now("cluster.words.nowhere")
                : messages.now("cluster.words.blocked", view.reason());
    }
}
