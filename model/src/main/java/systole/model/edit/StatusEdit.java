package systole.model.edit;

import systole.model.cib.Dialect;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.util.function.UnaryOperator;

/** Edits of the status section. A node's entry is made when it is first spoken of. */
public final class StatusEdit {
    private StatusEdit() {}

    /**
     * A node identified for the status section.
     *
     * @param id the id in the nodes section
     */
    public record NodeKey(String id, NodeName name) {}

    /**
     * How a node takes part.
     *
     * @param join member, pending or down
     * @param expected member or down
     */
    public record Membership(
            boolean alive,
            boolean inMembership,
            boolean engineOnline,
            String join,
            String expected) {
        /** A full member. */
        public static final Membership MEMBER =
                new Membership(true, true, true, "member", "member");

        /** Known to be gone. */
        public static final Membership DOWN = new Membership(false, false, false, "down", "down");
    }

    /** Records how a node takes part. */
    public static UnaryOperator<XmlElement> membership(NodeKey node, Membership membership) {
        return root -> {
            Dialect dialect = Dialect.of(root);
            return state(
                    root,
                    node,
                    state -> {
                        XmlElement alive =
                                dialect == Dialect.HEARTBEAT_2
                                        ? state.with("ha", membership.alive() ? "active" : "dead")
                                        : state;
                        return alive.with(
                                        dialect.spell("in-ccm"),
                                        Boolean.toString(membership.inMembership()))
                                .with("crmd", membership.engineOnline() ? "online" : "offline")
                                .with("join", membership.join())
                                .with("expected", membership.expected());
                    });
        };
    }

    /** Records that a node asked to leave, or took it back. */
    public static UnaryOperator<XmlElement> shutdown(NodeKey node, boolean requested) {
        return root ->
                state(
                        root,
                        node,
                        state ->
                                requested
                                        ? state.with("shutdown", "1")
                                        : state.without("shutdown"));
    }

    /** Sets a transient attribute. */
    public static UnaryOperator<XmlElement> attribute(NodeKey node, String name, String value) {
        return root -> attributes(root, node, set -> Pairs.set(set, Dialect.of(root), name, value));
    }

    /** Removes a transient attribute. */
    public static UnaryOperator<XmlElement> withoutAttribute(NodeKey node, String name) {
        return root -> attributes(root, node, set -> Pairs.remove(set, name));
    }

    /** Records the result of an operation; an earlier result of the same key is replaced. */
    public static UnaryOperator<XmlElement> history(
            NodeKey node, ResourceId resource, AgentName agent, HistoryEntry entry) {
        return root -> {
            XmlElement operation = operation(Dialect.of(root), entry);
            return state(
                    root,
                    node,
                    state ->
                            state.update(
                                    child -> child.name().equals("lrm"),
                                    () -> XmlElement.of("lrm", "id", node.id()),
                                    lrm ->
                                            lrm.update(
                                                    "lrm_resources",
                                                    resources ->
                                                            resources.update(
                                                                    child ->
                                                                            child.id()
                                                                                    .equals(
                                                                                            resource
                                                                                                    .value()),
                                                                    () ->
                                                                            lrmResource(
                                                                                    resource,
                                                                                    agent),
                                                                    known ->
                                                                            known.update(
                                                                                    child ->
                                                                                            child.id()
                                                                                                    .equals(
                                                                                                            entry
                                                                                                                    .key()),
                                                                                    () -> operation,
                                                                                    _ ->
                                                                                            operation)))));
        };
    }

    /** Forgets all results of a resource on a node. */
    public static UnaryOperator<XmlElement> withoutHistory(NodeKey node, ResourceId resource) {
        return root ->
                resources(
                        root,
                        node,
                        list -> list.removeElements(child -> child.id().equals(resource.value())));
    }

    /** Forgets one result of a resource on a node, by its key. */
    public static UnaryOperator<XmlElement> withoutHistory(
            NodeKey node, ResourceId resource, String key) {
        return root ->
                resources(
                        root,
                        node,
                        list ->
                                list.mapElements(
                                        child -> child.id().equals(resource.value()),
                                        known ->
                                                known.removeElements(
                                                        child -> child.id().equals(key))));
    }

    /** Forgets all results and transient attributes of a node, as when its engine starts afresh. */
    public static UnaryOperator<XmlElement> fresh(NodeKey node) {
        return root ->
                state(
                        root,
                        node,
                        state ->
                                state.removeElements(
                                        child ->
                                                child.name().equals("lrm")
                                                        || child.name()
                                                                .equals("transient_attributes")));
    }

    /** Removes everything the status section says. */
    public static UnaryOperator<XmlElement> empty() {
        return root -> root.update("status", _ -> XmlElement.of("status"));
    }

    private static XmlElement state(
            XmlElement root, NodeKey node, UnaryOperator<XmlElement> change) {
        return root.update(
                "status",
                status ->
                        status.update(
                                child ->
                                        child.name().equals("node_state")
                                                && (child.id().equals(node.id())
                                                        || child.attribute("uname", "")
                                                                .equals(node.name().value())),
                                () ->
                                        XmlElement.of(
                                                "node_state",
                                                "id",
                                                node.id(),
                                                "uname",
                                                node.name().value()),
                                change));
    }

    private static XmlElement attributes(
            XmlElement root, NodeKey node, UnaryOperator<XmlElement> change) {
        return state(
                root,
                node,
                state ->
                        state.update(
                                child -> child.name().equals("transient_attributes"),
                                () -> XmlElement.of("transient_attributes", "id", node.id()),
                                holder ->
                                        holder.update(
                                                child -> child.name().equals("instance_attributes"),
                                                () ->
                                                        XmlElement.of(
                                                                "instance_attributes",
                                                                "id",
                                                                "status-" + node.id()),
                                                change)));
    }

    private static XmlElement resources(
            XmlElement root, NodeKey node, UnaryOperator<XmlElement> change) {
        return state(
                root,
                node,
                state ->
                        state.mapElements(
                                child -> child.name().equals("lrm"),
                                lrm ->
                                        lrm.mapElements(
                                                child -> child.name().equals("lrm_resources"),
                                                change)));
    }

    private static XmlElement lrmResource(ResourceId resource, AgentName agent) {
        XmlElement element =
                XmlElement.of(
                        "lrm_resource",
                        "id",
                        resource.value(),
                        "type",
                        agent.type(),
                        "class",
                        agent.standard());
        return agent.provider().isEmpty() ? element : element.with("provider", agent.provider());
    }

    private static XmlElement operation(Dialect dialect, HistoryEntry entry) {
        XmlElement operation =
                XmlElement.of(
                        "lrm_rsc_op",
                        "id",
                        entry.key(),
                        "operation",
                        entry.operation(),
                        dialect.spell("call-id"),
                        Integer.toString(entry.callId()),
                        dialect.spell("rc-code"),
                        Integer.toString(entry.exitCode()),
                        dialect.spell("op-status"),
                        Integer.toString(entry.status().number()),
                        "interval",
                        Long.toString(entry.interval().toMillis()),
                        dialect.spell("transition-key"),
                        entry.transitionKey(),
                        dialect.spell("transition-magic"),
                        entry.status().number()
                                + ":"
                                + entry.exitCode()
                                + ";"
                                + entry.transitionKey());
        XmlElement digest =
                entry.parametersDigest().isEmpty()
                        ? operation
                        : operation.with(dialect.spell("op-digest"), entry.parametersDigest());
        return entry.changed()
                .map(
                        at ->
                                digest.with(
                                        dialect.spell("last-rc-change"),
                                        Long.toString(at.getEpochSecond())))
                .orElse(digest);
    }
}
