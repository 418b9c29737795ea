package systole.engine.scheduler.explain;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlWriter;

import java.util.Map;
import java.util.TreeMap;

/** A transition graph as text: Heartbeat's XML, or for Graphviz. */
public final class GraphText {
    private GraphText() {}

    /** For Graphviz. */
    public static String dot(TransitionGraph graph) {
        var text = new StringBuilder("digraph transition {\n  node [shape=box, fontname=sans];\n");
        for (Synapse synapse : graph.synapses()) {
            Action action = synapse.action();
            text.append(
                    "  %d [label=\"%s\"%s];\n"
                            .formatted(action.id(), label(action), style(action)));
            synapse.inputs()
                    .forEach(input -> text.append("  %d -> %d;\n".formatted(input, action.id())));
        }
        return text.append("}\n").toString();
    }

    private static String label(Action action) {
        String node = action.node().map(NodeName::value).map(" "::concat).orElse("");
        return (action.key() + node).replace("\"", "\\\"");
    }

    private static String style(Action action) {
        return action.pseudo() ? ", style=dashed" : "";
    }

    /** As Heartbeat's transitioner reads it. */
    public static String xml(TransitionGraph graph) {
        XmlElement root = XmlElement.of("transition_graph");
        var byId = new TreeMap<Integer, Action>();
        graph.synapses().forEach(one -> byId.put(one.action().id(), one.action()));
        var synapses = graph.synapses().stream().map(synapse -> element(byId, synapse)).toList();
        return XmlWriter.write(root.withChildren(synapses));
    }

    private static XmlElement element(Map<Integer, Action> byId, Synapse synapse) {
        XmlElement set = XmlElement.of("action_set").append(event(synapse.action()));
        var triggers =
                synapse.inputs().stream()
                        .map(byId::get)
                        .map(input -> XmlElement.of("trigger").append(event(input)))
                        .toList();
        return XmlElement.of("synapse", "id", Integer.toString(synapse.action().id()))
                .append(set)
                .append(XmlElement.of("inputs").withChildren(triggers));
    }

    private static XmlElement event(Action action) {
        XmlElement event =
                XmlElement.of(
                        action.pseudo() ? "pseudo_event" : "rsc_op",
                        "id",
                        Integer.toString(action.id()),
                        "operation",
                        action.operation(),
                        "operation_key",
                        action.key());
        return action.node().map(node -> event.with("on_node", node.value())).orElse(event);
    }
}
