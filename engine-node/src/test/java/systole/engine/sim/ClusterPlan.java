package systole.engine.sim;

import systole.engine.sim.check.OrderRespected.Order;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;

import java.util.ArrayList;
import java.util.List;

/**
 * A cluster somebody might have configured, made up by chance: two to seven nodes, primitives and
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

        private final Spelling spelling;

        Draft(SimRandom random) {
            this.random = random;
            this.spelling = random.perMille(350) ? Spelling.HEARTBEAT_2 : Spelling.TODAY;
        }

        ClusterPlan plan() {
            int size = random.between(2, 7);
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
                            .formatted(id, meta, random.between(1, 8)));
        }

        private String meta(String id) {
            var pairs = new StringBuilder();
            pair(pairs, id, "resource-stickiness", "0", "1", "100", "200", "INFINITY");
            pair(pairs, id, "resource-failure-stickiness", "0", "-10", "-100", "-INFINITY");
            pair(pairs, id, "migration-threshold", "0", "0", "0", "1", "3");
            pair(pairs, id, "failure-timeout", "0", "0", "5s", "30s");
            return "<meta_attributes id=\"%s-meta\">%s</meta_attributes>%n"
                    .formatted(id, spelling.set(pairs.toString()));
        }

        private void pair(StringBuilder pairs, String id, String name, String... values) {
            String value = random.pick(List.of(values));
            if (random.perMille(600)) {
                pairs.append(spelling.pair(id, name, value));
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
                if (spelling.settles(item, earlier, score)) {
                    constraints.append(spelling.colocation(item.id(), earlier.id(), score));
                }
            }
            if (random.perMille(300)) {
                constraints.append(spelling.order(earlier.id(), item.id()));
                orders.add(new Order(earlier.members().getLast(), item.members().getFirst()));
            }
        }

        private Cib cib() {
            var list = new StringBuilder();
            for (int i = 0; i < nodes.size(); i++) {
                list.append(
                        "<node id=\"%d\" uname=\"%s\" type=\"normal\"/>%n"
                                .formatted(i + 1, nodes.get(i)));
            }
            String options =
                    spelling.pair("options", "stonith-enabled", "false")
                            + spelling.pair(
                                    "options",
                                    "start-failure-is-fatal",
                                    random.pick(List.of("true", "true", "false")));
            String text =
                    """
                    <cib admin_epoch="0" epoch="1" num_updates="0" %s>
                    <configuration>
                    <crm_config>
                    <cluster_property_set id="options">%s</cluster_property_set>
                    </crm_config>
                    <nodes>%s</nodes>
                    <resources>%s</resources>
                    <constraints>%s</constraints>
                    </configuration>
                    <status/>
                    </cib>
                    """
                            .formatted(
                                    spelling.root(),
                                    spelling.set(options),
                                    list,
                                    resources,
                                    constraints);
            try {
                return Cib.parse("plan", text);
            } catch (XmlException e) {
                throw new IllegalStateException("the plan is not XML", e);
            }
        }
    }

    /** How the two dialects write the same things. */
    private enum Spelling {
        TODAY("validate-with=\"pacemaker-3.0\""),
        HEARTBEAT_2("cib_feature_revision=\"2.0\" have_quorum=\"true\"");

        private final String root;

        Spelling(String root) {
            this.root = root;
        }

        String root() {
            return root;
        }

        String set(String pairs) {
            return this == TODAY ? pairs : "<attributes>" + pairs + "</attributes>";
        }

        String pair(String id, String name, String value) {
            return "<nvpair id=\"%s-%s\" name=\"%s\" value=\"%s\"/>"
                    .formatted(id, name, this == TODAY ? name : name.replace('-', '_'), value);
        }

        /**
         * Tells whether a cluster with such a colocation comes to rest at all: in a document of
         * Heartbeat 2, a group kept apart may chase the other for ever, as it did there.
         */
        boolean settles(Item dependent, Item primary, String score) {
            boolean groups = dependent.members().size() > 1 || primary.members().size() > 1;
            return this == TODAY || !groups || !score.equals("-INFINITY");
        }

        String colocation(ResourceId dependent, ResourceId primary, String score) {
            String form =
                    this == TODAY
                            ? "<rsc_colocation id=\"with-%1$s\" rsc=\"%1$s\" with-rsc=\"%2$s\""
                                    + " score=\"%3$s\"/>%n"
                            : "<rsc_colocation id=\"with-%1$s\" from=\"%1$s\" to=\"%2$s\""
                                    + " score=\"%3$s\"/>%n";
            return form.formatted(dependent, primary, score);
        }

        String order(ResourceId first, ResourceId then) {
            String form =
                    this == TODAY
                            ? "<rsc_order id=\"after-%2$s\" first=\"%1$s\" then=\"%2$s\""
                                    + " kind=\"Mandatory\"/>%n"
                            : "<rsc_order id=\"after-%2$s\" from=\"%2$s\" type=\"after\""
                                    + " to=\"%1$s\"/>%n";
            return form.formatted(first, then);
        }
    }

    /** A location constraint, one for each resource and node, as both dialects write it. */
    public static String location(ResourceId resource, NodeName node, String score) {
        return """
        <rsc_location id="%1$s-on-%2$s" rsc="%1$s">
          <rule id="%1$s-on-%2$s-rule" score="%3$s">
            <expression id="%1$s-on-%2$s-is" attribute="#uname" operation="eq" value="%2$s"/>
          </rule>
        </rsc_location>
        """
                .formatted(resource, node, score);
    }
}
