package systole.engine.sim;

import systole.engine.sim.check.OrderRespected.Order;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;

import java.util.ArrayList;
import java.util.List;

/**
 * A cluster somebody might have configured, made up by chance: two to five nodes, primitives and
 * groups, with stickiness, failure stickiness, locations, colocations and orders among them.
 *
 * @param items top-level resources
 * @param primitives what agents run, in document order
 * @param orders what must be up before what
 */
public record ClusterPlan(
        List<NodeName> nodes,
        List<ResourceId> items,
        List<ResourceId> primitives,
        List<Order> orders,
        Cib cib) {

    /** Copies the lists. */
    public ClusterPlan {
        nodes = List.copyOf(nodes);
        items = List.copyOf(items);
        primitives = List.copyOf(primitives);
        orders = List.copyOf(orders);
    }

    /** The cluster of that chance. */
    public static ClusterPlan of(SimRandom random) {
        return new Draft(random).plan();
    }

    private record Item(ResourceId id, List<ResourceId> members) {}

    private static final class Draft {
        private final SimRandom random;
        private final List<NodeName> nodes = new ArrayList<>();
        private final List<Item> items = new ArrayList<>();
        private final List<Order> orders = new ArrayList<>();
        private final StringBuilder resources = new StringBuilder();
        private final StringBuilder constraints = new StringBuilder();

        Draft(SimRandom random) {
            this.random = random;
        }

        ClusterPlan plan() {
            int size = random.between(2, 5);
            for (int i = 1; i <= size; i++) {
                nodes.add(NodeName.of("node" + i));
            }
            int count = random.between(1, 6);
            for (int i = 1; i <= count; i++) {
                if (random.perMille(350)) {
                    group("g" + i);
                } else {
                    primitive("r" + i, meta("r" + i));
                    items.add(new Item(ResourceId.of("r" + i), List.of(ResourceId.of("r" + i))));
                }
            }
            for (int i = 0; i < count; i++) {
                constrain(i);
            }
            return new ClusterPlan(
                    nodes,
                    items.stream().map(Item::id).toList(),
                    items.stream().flatMap(item -> item.members().stream()).toList(),
                    orders,
                    cib());
        }

        private void group(String id) {
            resources.append("<group id=\"%s\">%n".formatted(id));
            int size = random.between(2, 4);
            var members = new ArrayList<ResourceId>();
            resources.append(meta(id));
            for (int i = 0; i < size; i++) {
                String member = id + (char) ('a' + i);
                primitive(member, "");
                members.add(ResourceId.of(member));
                if (i > 0) {
                    orders.add(new Order(members.get(i - 1), members.get(i)));
                }
            }
            resources.append("</group>\n");
            items.add(new Item(ResourceId.of(id), members));
        }

        private void primitive(String id, String meta) {
            int monitor = random.between(1, 8);
            resources.append(
                    """
                    <primitive id="%1$s" class="ocf" provider="systole" type="Dummy">
                      %2$s
                      <operations>
                        <op id="%1$s-start" name="start" interval="0" timeout="10s"/>
                        <op id="%1$s-stop" name="stop" interval="0" timeout="10s"/>
                        <op id="%1$s-monitor" name="monitor" interval="%3$ds" timeout="4s"/>
                      </operations>
                    </primitive>
                    """
                            .formatted(id, meta, monitor));
        }

        private String meta(String id) {
            var set = new StringBuilder("<meta_attributes id=\"%s-meta\">".formatted(id));
            pair(set, id, "resource-stickiness", "0", "1", "100", "200", "INFINITY");
            pair(set, id, "resource-failure-stickiness", "0", "-10", "-100", "-100", "-INFINITY");
            pair(set, id, "migration-threshold", "0", "0", "0", "1", "3");
            return set.append("</meta_attributes>\n").toString();
        }

        private void pair(StringBuilder set, String id, String name, String... values) {
            String value = random.pick(List.of(values));
            if (random.perMille(700)) {
                set.append(
                        "<nvpair id=\"%1$s-%2$s\" name=\"%2$s\" value=\"%3$s\"/>"
                                .formatted(id, name, value));
            }
        }

        private void constrain(int index) {
            Item item = items.get(index);
            for (NodeName node : nodes) {
                if (random.perMille(300)) {
                    String score =
                            random.pick(
                                    List.of(
                                            "50",
                                            "100",
                                            "200",
                                            "200",
                                            "INFINITY",
                                            "-20",
                                            "-INFINITY"));
                    constraints.append(location(item.id(), node, score));
                }
            }
            if (index == 0) {
                return;
            }
            Item earlier = items.get(random.below(index));
            if (random.perMille(250)) {
                String score =
                        random.pick(List.of("INFINITY", "INFINITY", "60", "-60", "-INFINITY"));
                constraints.append(
                        "<rsc_colocation id=\"with-%1$s\" rsc=\"%1$s\" with-rsc=\"%2$s\" score=\"%3$s\"/>%n"
                                .formatted(item.id(), earlier.id(), score));
            }
            if (random.perMille(300)) {
                constraints.append(
                        "<rsc_order id=\"after-%1$s\" first=\"%2$s\" then=\"%1$s\" kind=\"Mandatory\"/>%n"
                                .formatted(item.id(), earlier.id()));
                orders.add(new Order(earlier.members().getLast(), item.members().getFirst()));
            }
        }

        private Cib cib() {
            var list = new StringBuilder();
            for (int i = 0; i < nodes.size(); i++) {
                list.append("<node id=\"%d\" uname=\"%s\"/>%n".formatted(i + 1, nodes.get(i)));
            }
            String fatal = random.pick(List.of("true", "true", "false"));
            String text =
                    """
                    <cib admin_epoch="0" epoch="1" num_updates="0" validate-with="pacemaker-3.0">
                    <configuration>
                    <crm_config><cluster_property_set id="options">
                    <nvpair id="options-fencing" name="stonith-enabled" value="false"/>
                    <nvpair id="options-fatal" name="start-failure-is-fatal" value="%s"/>
                    </cluster_property_set></crm_config>
                    <nodes>%s</nodes>
                    <resources>%s</resources>
                    <constraints>%s</constraints>
                    </configuration>
                    <status/>
                    </cib>
                    """
                            .formatted(fatal, list, resources, constraints);
            try {
                return Cib.parse("plan", text);
            } catch (XmlException e) {
                throw new IllegalStateException("the plan is not XML", e);
            }
        }
    }

    /** A location constraint in today's spelling, one for each resource and node. */
    public static String location(ResourceId resource, NodeName node, String score) {
        return "<rsc_location id=\"%1$s-on-%2$s\" rsc=\"%1$s\" node=\"%2$s\" score=\"%3$s\"/>%n"
                .formatted(resource, node, score);
    }
}
