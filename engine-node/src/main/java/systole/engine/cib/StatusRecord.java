package systole.engine.cib;

import systole.engine.attribute.Failcounts;
import systole.engine.message.Message.Join;
import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.edit.StatusEdit;
import systole.model.edit.StatusEdit.Membership;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;
import systole.model.resource.AgentName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the status section is made to say, as functions from one CIB to the next. */
public final class StatusRecord {
    private static final int RUNNING = 0;
    private static final int RUNNING_MASTER = 8;

    private StatusRecord() {}

    /** How the status section refers to a node; one that is not configured goes by its name. */
    public static NodeKey key(Cib cib, NodeName node) {
        return cib.configuration()
                .node(node)
                .map(known -> new NodeKey(known.id(), node))
                .orElse(new NodeKey(node.value(), node));
    }

    /** Another root for a document; the engine's own edits always fit. */
    public static Cib with(Cib cib, XmlElement root) {
        try {
            return cib.withRoot(root);
        } catch (XmlException e) {
            throw new IllegalStateException("the engine made a status it cannot read", e);
        }
    }

    /** Tells whether the very same result is recorded already. */
    public static boolean knows(Cib cib, NodeName node, ResourceId resource, HistoryEntry entry) {
        return recorded(cib, node, resource, entry.key())
                .filter(
                        known ->
                                known.callId() == entry.callId()
                                        && known.exitCode() == entry.exitCode()
                                        && known.changed()
                                                .map(Instant::getEpochSecond)
                                                .equals(
                                                        entry.changed()
                                                                .map(Instant::getEpochSecond)))
                .isPresent();
    }

    private static Optional<HistoryEntry> recorded(
            Cib cib, NodeName node, ResourceId resource, String key) {
        return cib.state(node).stream()
                .flatMap(state -> state.historyOf(resource).stream())
                .flatMap(history -> history.entries().stream())
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }

    /** Records a result, and counts it if it is a failure. One already recorded changes nothing. */
    public static Cib result(
            Cib cib,
            NodeName node,
            ResourceId resource,
            AgentName agent,
            HistoryEntry entry,
            Instant now) {
        if (knows(cib, node, resource, entry)) {
            return cib;
        }
        NodeKey key = key(cib, node);
        XmlElement root =
                StatusEdit.history(key, resource, agent, spelt(cib, entry)).apply(cib.root());
        if (Failcounts.counts(entry)) {
            root = Failcounts.raise(cib, key, resource, entry, now).apply(root);
        }
        return with(cib, root);
    }

    /**
     * Heartbeat 2 marks a run that ended otherwise than hoped as an error. A probe that finds
     * something running is none: it must not be restarted for having been found.
     */
    private static HistoryEntry spelt(Cib cib, HistoryEntry entry) {
        boolean disappointing =
                entry.status() == HistoryEntry.Status.DONE
                        && entry.exitCode() != entry.expectedExitCode()
                        && !foundRunning(entry);
        return cib.dialect() == Dialect.HEARTBEAT_2 && disappointing
                ? new HistoryEntry(
                        entry.key(),
                        entry.operation(),
                        entry.interval(),
                        entry.callId(),
                        entry.exitCode(),
                        HistoryEntry.Status.ERROR,
                        entry.expectedExitCode(),
                        entry.transitionKey(),
                        entry.parametersDigest(),
                        entry.changed())
                : entry;
    }

    private static boolean foundRunning(HistoryEntry entry) {
        return entry.isProbe()
                && (entry.exitCode() == RUNNING || entry.exitCode() == RUNNING_MASTER);
    }

    /**
     * A member takes part. If its engine has just started, all that was said of it before is
     * forgotten; otherwise what is recorded is brought in line with what it remembers.
     */
    public static Cib joined(Cib cib, NodeName node, Join join, Instant now) {
        NodeKey key = key(cib, node);
        XmlElement root = StatusEdit.membership(key, Membership.MEMBER).apply(cib.root());
        if (join.fresh()) {
            root = StatusEdit.fresh(key).apply(StatusEdit.shutdown(key, false).apply(root));
        }
        Cib after = with(cib, root);
        for (ResourceHistory history : join.history()) {
            for (HistoryEntry entry : history.entries()) {
                after = result(after, node, history.resource(), history.agent(), entry, now);
            }
        }
        return join.fresh() ? after : withoutStrangers(after, key, join.history());
    }

    private static Cib withoutStrangers(Cib cib, NodeKey node, List<ResourceHistory> remembered) {
        XmlElement root = cib.root();
        for (ResourceHistory history :
                cib.state(node.name()).stream()
                        .flatMap(state -> state.history().stream())
                        .toList()) {
            List<String> known =
                    remembered.stream()
                            .filter(one -> one.resource().equals(history.resource()))
                            .flatMap(one -> one.entries().stream().map(HistoryEntry::key))
                            .toList();
            for (HistoryEntry entry : history.entries()) {
                if (!known.contains(entry.key())) {
                    root =
                            StatusEdit.withoutHistory(node, history.resource(), entry.key())
                                    .apply(root);
                }
            }
        }
        return with(cib, root);
    }

    /** Whoever is configured, or was ever heard of, and is not among these members, is down. */
    public static Cib absent(Cib cib, List<NodeName> members) {
        XmlElement root = cib.root();
        List<NodeName> missing =
                Stream.concat(
                                cib.configuration().nodes().stream()
                                        .filter(Node::member)
                                        .map(Node::name),
                                cib.status().stream().map(state -> state.name()))
                        .distinct()
                        .filter(node -> !members.contains(node))
                        .toList();
        for (NodeName node : missing) {
            NodeKey key = key(cib, node);
            root =
                    StatusEdit.shutdown(key, false)
                            .apply(StatusEdit.membership(key, Membership.DOWN).apply(root));
        }
        return with(cib, root);
    }

    /** Who leads, and whether with quorum. */
    public static Cib led(Cib cib, NodeName controller, boolean quorate) {
        Dialect dialect = cib.dialect();
        String quorum =
                dialect == Dialect.HEARTBEAT_2 ? Boolean.toString(quorate) : quorate ? "1" : "0";
        return with(
                cib,
                cib.root()
                        .with(dialect.spell("have-quorum"), quorum)
                        .with(dialect.spell("dc-uuid"), key(cib, controller).id()));
    }

    /** Forgets all results and failures of a resource on a node. */
    public static Cib cleaned(Cib cib, NodeName node, ResourceId resource) {
        NodeKey key = key(cib, node);
        XmlElement root = StatusEdit.withoutHistory(key, resource).apply(cib.root());
        return with(cib, Failcounts.clear(cib, key, resource).apply(root));
    }

    /**
     * The resources a node can be asked about again; one no longer configured is not among them.
     */
    public static List<ResourceId> probeable(Cib cib, NodeName node) {
        Set<ResourceId> configured =
                cib.configuration().resources().stream()
                        .flatMap(resource -> resource.primitives().stream())
                        .map(Resource.Primitive::id)
                        .collect(Collectors.toSet());
        return cib.state(node).stream()
                .flatMap(state -> state.history().stream())
                .map(ResourceHistory::resource)
                .filter(resource -> configured.contains(unnumbered(resource)))
                .toList();
    }

    /** The copies of a clone are configured once, without a number. */
    private static ResourceId unnumbered(ResourceId resource) {
        return ResourceId.of(resource.value().replaceFirst("(?<=.):\\d+$", ""));
    }

    /** Forgets all results of a resource on a node; its failures stay counted. */
    public static Cib unknown(Cib cib, NodeName node, ResourceId resource) {
        return with(cib, StatusEdit.withoutHistory(key(cib, node), resource).apply(cib.root()));
    }

    /**
     * Records a failure no agent has told of. It is as new as the newest result, so that whatever
     * the node does next is newer. Empty if nothing is known of the resource there.
     */
    public static Optional<Cib> reportedFailure(
            Cib cib, NodeName node, ResourceId resource, Instant now) {
        return cib.state(node)
                .flatMap(state -> state.historyOf(resource))
                .map(
                        history ->
                                result(
                                        cib,
                                        node,
                                        resource,
                                        history.agent(),
                                        reported(history, now),
                                        now));
    }

    private static HistoryEntry reported(ResourceHistory history, Instant now) {
        int newest = history.entries().stream().mapToInt(HistoryEntry::callId).max().orElse(0);
        return new HistoryEntry(
                history.resource() + "_" + Failcounts.REPORTED + "_0",
                Failcounts.REPORTED,
                Duration.ZERO,
                newest,
                1,
                HistoryEntry.Status.DONE,
                0,
                "0:0:0:reported",
                "",
                Optional.of(now));
    }

    /** Forgets one result, of an operation that is no longer repeated. */
    public static Cib without(Cib cib, NodeName node, ResourceId resource, String key) {
        return with(
                cib, StatusEdit.withoutHistory(key(cib, node), resource, key).apply(cib.root()));
    }

    /** These nodes asked to leave. */
    public static Cib leaving(Cib cib, List<NodeName> nodes) {
        XmlElement root = cib.root();
        for (NodeName node : nodes) {
            root = StatusEdit.shutdown(key(cib, node), true).apply(root);
        }
        return with(cib, root);
    }
}
