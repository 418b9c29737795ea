package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.xml.XmlElement;
import systole.remote.protocol.Command;

import java.util.Optional;

/** {@code crm_standby}: whether a node may run resources, for good or until its engine restarts. */
final class StandbyTool implements Tool {
    private static final String STANDBY = "standby";
    private static final NamedValues VALUES =
            new NamedValues("instance_attributes", Optional.empty(), Optional.empty(), STANDBY);
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_standby",
                    """
                    -G --get-value        print whether the node is on standby
                    -v --attr-value WORD  true or on: run nothing there; false or off: run again
                    -D --delete-attr      forget what was set
                    -l --lifetime SPAN    forever, or reboot: until the node's engine restarts
                    -U --node-uname NODE  the node; without it this one
                    -u --node-uuid ID     the node by its id
                    -Q --quiet            the value alone
                    -V --verbose          say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        char action =
                given.last("GvD")
                        .orElseThrow(
                                () ->
                                        Refusal.saying(
                                                "Please specify 'true' or 'false' with -v\n", 1));
        NodeName node = NodeOption.of(given, cluster);
        Optional<String> lifetime = given.value('l');
        if (lifetime.filter(span -> !span.equals("reboot") && !span.equals("forever"))
                .isPresent()) {
            throw OPTIONS.wrong("-l is reboot or forever");
        }
        boolean temporary = lifetime.filter("reboot"::equals).isPresent();
        if (action == 'G') {
            return print(cluster.cib(), node, lifetime, given.has('Q'));
        } else if (action == 'v') {
            set(cluster, node, Optional.of(word(given.value('v').orElse(""))), temporary);
        } else if (lifetime.isPresent()) {
            set(cluster, node, Optional.empty(), temporary);
        } else {
            set(cluster, node, Optional.empty(), false);
            set(cluster, node, Optional.empty(), true);
        }
        return ToolResult.printed("");
    }

    private static String word(String value) throws Refusal {
        if (CibWords.bool(value).isEmpty()) {
            throw Refusal.saying("Please specify 'true' or 'false' with -v\n", 1);
        }
        return value;
    }

    private static ToolResult print(
            Cib cib, NodeName node, Optional<String> lifetime, boolean quiet) throws Refusal {
        Optional<String> temporary =
                lifetime.filter("forever"::equals).isPresent()
                        ? Optional.empty()
                        : cib.state(node)
                                .map(NodeState::transientAttributes)
                                .flatMap(all -> Optional.ofNullable(all.get(STANDBY)));
        Node configured = NodeOption.configured(cib, node);
        boolean reboot = temporary.isPresent() || lifetime.filter("reboot"::equals).isPresent();
        String value =
                reboot
                        ? temporary.orElse("off")
                        : configured.attributes().getOrDefault(STANDBY, "off");
        String scope = reboot ? "status" : "nodes";
        return ToolResult.printed(
                quiet ? value + "\n" : "scope=" + scope + " value=" + value + "\n");
    }

    private static void set(
            ClusterAccess cluster, NodeName node, Optional<String> value, boolean temporary)
            throws Refusal {
        if (temporary) {
            Changes.submit(cluster, new Command.SetAttribute(node, STANDBY, value));
        } else {
            Changes.make(cluster, cib -> edited(cib, node, value));
        }
    }

    private static XmlElement edited(Cib cib, NodeName name, Optional<String> value)
            throws Refusal {
        Node node = NodeOption.configured(cib, name);
        return value.map(
                        word ->
                                ConfigurationEdit.nodeAttribute(node.id(), STANDBY, word)
                                        .apply(cib.root()))
                .orElseGet(() -> without(cib.root(), node.id()));
    }

    private static XmlElement without(XmlElement root, String nodeId) {
        return root.mapElements(
                top -> top.name().equals("configuration"),
                configuration ->
                        configuration.mapElements(
                                section -> section.name().equals("nodes"),
                                nodes ->
                                        nodes.mapElements(
                                                node -> node.id().equals(nodeId), VALUES::remove)));
    }
}
