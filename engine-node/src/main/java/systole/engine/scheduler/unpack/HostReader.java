package systole.engine.scheduler.unpack;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.rule.RuleContext;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the nodes that may run resources, with their state. */
final class HostReader {
    private final Cib cib;
    private final Instant now;
    private final Optional<NodeName> controller;

    HostReader(Cib cib, Instant now) {
        this.cib = cib;
        this.now = now;
        this.controller = cib.controller();
    }

    List<Host> read() {
        var states = new HashMap<NodeName, NodeState>();
        cib.status().forEach(state -> states.putIfAbsent(state.name(), state));
        var hosts = new ArrayList<Host>();
        for (Node node : cib.configuration().nodes()) {
            if (node.member()) {
                hosts.add(host(hosts.size(), node, Optional.ofNullable(states.get(node.name()))));
            }
        }
        return List.copyOf(hosts);
    }

    private Host host(int index, Node node, Optional<NodeState> state) {
        Map<String, String> attributes = attributes(node, state);
        boolean standby =
                Optional.ofNullable(attributes.get("standby"))
                        .flatMap(CibWords::bool)
                        .orElse(false);
        return new Host(
                index,
                node.id(),
                node.name(),
                state.filter(NodeState::online).isPresent(),
                standby,
                state.filter(NodeState::shutdownRequested).isPresent(),
                new RuleContext(attributes, now),
                cib.failcounts(node.name()));
    }

    private Map<String, String> attributes(Node node, Optional<NodeState> state) {
        var attributes = new HashMap<>(node.attributes());
        state.ifPresent(known -> attributes.putAll(known.transientAttributes()));
        attributes.put("#uname", node.name().value());
        attributes.put("#id", node.id());
        attributes.put(
                "#is_dc", Boolean.toString(controller.filter(node.name()::equals).isPresent()));
        return attributes;
    }
}
