package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.HistoryEntry.Status;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport.Link;
import systole.remote.protocol.NodeReport.PingNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code cl_status}: whether the engine runs, which nodes are heard, and over which links. */
final class HeartbeatTool implements Tool {
    private static final Set<String> CLIENTS = Set.of("attrd", "ccm", "cib", "crmd", "lrmd");
    private static final String COMMANDS =
            "hbstatus, listnodes, nodestatus NODE, listhblinks NODE, hblinkstatus NODE LINK,"
                    + " clientstatus NODE CLIENT, rscstatus, hbparameter -p NAME, nodeweight NODE,"
                    + " nodesite NODE, nodetype NODE";
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "cl_status",
                    """
                    -m --human    sentences instead of bare values
                    -n --normal   with listnodes: cluster nodes alone
                    -p --ping     with listnodes: ping nodes alone\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        List<String> words = given.operands();
        var asked =
                new Question(
                        cluster, given, words.subList(Math.min(1, words.size()), words.size()));
        return ToolResult.printed(
                switch (words.isEmpty() ? "" : words.getFirst()) {
                    case "hbstatus" -> "Heartbeat is running on this machine.\n";
                    case "listnodes" -> asked.nodes();
                    case "nodestatus" -> asked.nodeStatus();
                    case "listhblinks" -> asked.links();
                    case "hblinkstatus" -> asked.linkStatus();
                    case "clientstatus" -> asked.clientStatus();
                    case "rscstatus" -> asked.resources();
                    case "hbparameter" -> asked.parameter();
                    case "nodeweight" -> asked.ofNode("weight", _ -> "100");
                    case "nodesite" -> asked.ofNode("site", _ -> "default");
                    case "nodetype" -> asked.ofNode("type", ping -> ping ? "ping" : "normal");
                    default -> throw OPTIONS.wrong("say one of " + COMMANDS);
                });
    }

    /** One question, which may be about the node that its first operand names. */
    private static final class Question {
        private final Cib cib;
        private final Hearing hearing;
        private final Standing standing;
        private final Given given;
        private final List<String> operands;

        Question(ClusterAccess cluster, Given given, List<String> operands) {
            this.cib = cluster.cib();
            this.hearing = cluster.hearing();
            this.standing = cluster.standing();
            this.given = given;
            this.operands = operands;
        }

        private String operand(int index) {
            return index < operands.size() ? operands.get(index) : "";
        }

        private String said(String bare, String sentence) {
            return (given.has('m') ? sentence : bare) + "\n";
        }

        private Stream<String> pings() {
            return Stream.concat(
                            configured(Predicate.not(Node::member)),
                            hearing.pingNodes().stream().map(PingNode::name))
                    .distinct();
        }

        private Stream<String> configured(Predicate<Node> wanted) {
            return cib.configuration().nodes().stream()
                    .filter(wanted)
                    .map(node -> node.name().value());
        }

        private String nodes() {
            Stream<String> members = given.has('p') ? Stream.empty() : configured(Node::member);
            Stream<String> others = given.has('n') && !given.has('p') ? Stream.empty() : pings();
            return Stream.concat(members, others)
                    .map(name -> name + "\n")
                    .collect(Collectors.joining());
        }

        /** The node that is asked about; refused if nobody knows it. */
        private String node() throws Refusal {
            String name = operand(0);
            if (Stream.concat(configured(_ -> true), pings()).noneMatch(name::equals)) {
                throw Refusal.saying("Cluster node " + name + " is not known\n", 1);
            }
            return name;
        }

        private boolean isPing(String node) {
            return pings().anyMatch(node::equals);
        }

        private boolean member(String node) {
            return standing.members().contains(NodeName.of(node));
        }

        private String nodeStatus() throws Refusal {
            String node = node();
            String state =
                    isPing(node)
                            ? answers(node) ? "ping" : "dead"
                            : member(node) ? "active" : heard(node) ? "up" : "dead";
            return said(state, "The cluster node %s is %s".formatted(node, state));
        }

        private boolean answers(String ping) {
            return hearing.pingNodes().stream().anyMatch(p -> p.name().equals(ping) && p.up());
        }

        private boolean heard(String node) {
            return linksOf(node).anyMatch(Link::up);
        }

        private Stream<Link> linksOf(String node) {
            return hearing.links().stream().filter(link -> link.peer().value().equals(node));
        }

        private String links() throws Refusal {
            return linksOf(node())
                    .map(link -> "\t" + link.name() + "\n")
                    .collect(Collectors.joining());
        }

        private String linkStatus() throws Refusal {
            String node = node();
            String name = operand(1);
            Link link =
                    linksOf(node)
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            Refusal.saying(
                                                    "There is no heartbeat link %s to %s\n"
                                                            .formatted(name, node),
                                                    1));
            String state = link.up() ? "up" : "dead";
            return said(state, "The heartbeat link %s to %s is %s".formatted(name, node, state));
        }

        private String clientStatus() throws Refusal {
            String node = node();
            String client = operand(1);
            if (client.isEmpty()) {
                throw OPTIONS.wrong("clientstatus needs NODE and CLIENT");
            }
            String state = member(node) && CLIENTS.contains(client) ? "online" : "offline";
            return said(state, "The client %s on %s is %s".formatted(client, node, state));
        }

        private String resources() {
            String held = held();
            return said(
                    held,
                    held.equals("transition")
                            ? "This node is in transition."
                            : "This node is holding %s resources.".formatted(held));
        }

        /** There are no resources of one's own any more: a part of them is called local. */
        private String held() {
            boolean pending =
                    cib.state(standing.self()).stream()
                            .flatMap(state -> state.history().stream())
                            .flatMap(history -> history.entries().stream())
                            .anyMatch(entry -> entry.status() == Status.PENDING);
            List<Place> places =
                    Inventory.of(cib).stream().flatMap(item -> item.activeOn().stream()).toList();
            long here = places.stream().filter(p -> p.node().equals(standing.self())).count();
            if (pending) {
                return "transition";
            }
            return here == 0 ? "none" : here == places.size() ? "all" : "local";
        }

        private String parameter() throws Refusal {
            String name = operand(0);
            String value =
                    Optional.ofNullable(hearing.parameters().get(name))
                            .orElseThrow(
                                    () ->
                                            Refusal.saying(
                                                    "There is no parameter " + name + "\n", 1));
            return said(value, "The heartbeat parameter %s is %s".formatted(name, value));
        }

        /** What is told of a node by whether it is a ping node. */
        private interface Fact {
            String of(boolean ping);
        }

        private String ofNode(String what, Fact fact) throws Refusal {
            String node = node();
            String value = fact.of(isPing(node));
            return said(value, "The %s of the cluster node %s is %s".formatted(what, node, value));
        }
    }
}
