package systole.engine.scheduler;

import systole.model.resource.ParametersDigest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes clusters of every kind this version runs: two to five nodes, some gone, in standby or
 * leaving; primitives and groups with all sorts of scores, constraints and pasts. Never two things
 * under one id, never a history that could not have happened.
 */
final class RandomCib {
    private static final String[] SCORES = {
        "-INFINITY", "-50", "0", "10", "50", "100", "150", "200", "INFINITY"
    };
    private static final String[] STICKINESS = {"0", "1", "10", "50", "100", "200", "INFINITY"};
    private static final String[] RESENTMENT = {"0", "-1", "-10", "-50", "-100", "-INFINITY"};
    private static final String[] COLOCATION = {"-INFINITY", "-20", "20", "INFINITY"};

    private final Random random;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> primitives = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder xml = new StringBuilder();

    private final boolean scattered;

    private RandomCib(Random random, boolean scattered) {
        this.random = random;
        this.scattered = scattered;
    }

    /** The text of a CIB; members of a group may run anywhere, and may be steered one by one. */
    static String xml(Random random) {
        return new RandomCib(random, true).write();
    }

    /**
     * The text of a CIB without colocations, whose groups are treated as one and run together as
     * far as they run.
     */
    static String tidy(Random random) {
        return new RandomCib(random, false).write();
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String text, Object... values) {
        xml.append(text.formatted(values)).append('\n');
    }

    private String write() {
        line("<cib have_quorum=\"%s\" admin_epoch=\"0\" epoch=\"1\" num_updates=\"1\">", !oneIn(8));
        line("<configuration>");
        options();
        nodes();
        resources();
        constraints();
        line("</configuration>");
        status();
        line("</cib>");
        return xml.toString();
    }

    private void pair(String set, String name, String value) {
        line("<nvpair id=\"%s-%s\" name=\"%s\" value=\"%s\"/>", set, name, name, value);
    }

    private void options() {
        line("<crm_config><cluster_property_set id=\"o\"><attributes>");
        if (oneIn(3)) {
            pair("o", "symmetric_cluster", "false");
        }
        pair("o", "no_quorum_policy", pick("stop", "freeze", "ignore"));
        pair("o", "default_resource_stickiness", pick(STICKINESS));
        pair("o", "default_resource_failure_stickiness", pick(RESENTMENT));
        line("</attributes></cluster_property_set></crm_config>");
    }

    private void nodes() {
        line("<nodes>");
        int count = 2 + random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            nodes.add("node" + i);
            line("<node id=\"node%d-id\" uname=\"node%d\" type=\"normal\">", i, i);
            if (oneIn(6)) {
                line("<instance_attributes id=\"n%d\"><attributes>", i);
                pair("n" + i, "standby", "on");
                line("</attributes></instance_attributes>");
            }
            line("</node>");
        }
        line("</nodes>");
    }

    private void resources() {
        line("<resources>");
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            if (oneIn(3)) {
                group("g" + i);
            } else {
                primitive("p" + i, true);
                parts.add("p" + i);
            }
        }
        line("</resources>");
    }

    private void group(String id) {
        line("<group id=\"%s\">", id);
        meta(id, true);
        int members = 1 + random.nextInt(4);
        for (int i = 1; i <= members; i++) {
            primitive(id + "m" + i, scattered);
        }
        line("</group>");
        parts.add(id);
    }

    private void primitive(String id, boolean steered) {
        line("<primitive id=\"%s\" class=\"ocf\" provider=\"heartbeat\" type=\"Dummy\">", id);
        meta(id, steered);
        line("<operations>");
        if (!oneIn(8)) {
            String onFail =
                    oneIn(6)
                            ? " on_fail=\"" + pick("stop", "block", "migrate", "ignore") + "\""
                            : "";
            line(
                    "<op id=\"%s-mon\" name=\"monitor\" interval=\"10s\" timeout=\"20s\"%s/>",
                    id, onFail);
        }
        line("</operations>");
        line("</primitive>");
        primitives.add(id);
    }

    private void meta(String id, boolean steered) {
        if (!steered) {
            return;
        }
        line("<meta_attributes id=\"%s-m\"><attributes>", id);
        if (oneIn(2)) {
            pair(id + "-m", "resource_stickiness", pick(STICKINESS));
        }
        if (oneIn(2)) {
            pair(id + "-m", "resource_failure_stickiness", pick(RESENTMENT));
        }
        if (oneIn(12)) {
            pair(id + "-m", "target_role", "stopped");
        }
        if (oneIn(12)) {
            pair(id + "-m", "is_managed", "false");
        }
        if (oneIn(8)) {
            pair(id + "-m", "migration_threshold", "2");
        }
        if (oneIn(8)) {
            pair(id + "-m", "priority", pick("5", "10"));
        }
        line("</attributes></meta_attributes>");
    }

    private void constraints() {
        line("<constraints>");
        for (String part : parts) {
            if (!oneIn(3)) {
                line("<rsc_location id=\"l-%s\" rsc=\"%s\">", part, part);
                for (String node : nodes) {
                    if (!oneIn(3)) {
                        line("<rule id=\"l-%s-%s\" score=\"%s\">", part, node, pick(SCORES));
                        line(
                                "<expression id=\"l-%s-%s-e\" attribute=\"#uname\""
                                        + " operation=\"eq\" value=\"%s\"/></rule>",
                                part, node, node);
                    }
                }
                line("</rsc_location>");
            }
        }
        for (int i = 0; scattered && parts.size() > 1 && i < random.nextInt(3); i++) {
            line("<rsc_colocation id=\"c%d\" %s score=\"%s\"/>", i, twoParts(), pick(COLOCATION));
        }
        for (int i = 0; parts.size() > 1 && i < random.nextInt(4); i++) {
            line(
                    "<rsc_order id=\"o%d\" %s type=\"%s\" score=\"%s\"/>",
                    i, twoParts(), pick("before", "after"), pick("0", "INFINITY", "INFINITY"));
        }
        line("</constraints>");
    }

    private String twoParts() {
        int from = random.nextInt(parts.size());
        int to = (from + 1 + random.nextInt(parts.size() - 1)) % parts.size();
        return "from=\"%s\" to=\"%s\"".formatted(parts.get(from), parts.get(to));
    }

    private void status() {
        line("<status>");
        var homes = new ArrayList<Integer>();
        for (String primitive : primitives) {
            boolean later = primitive.contains("m") && !primitive.endsWith("m1");
            homes.add(
                    later && !scattered
                            ? (oneIn(6) ? nodes.size() : homes.getLast())
                            : random.nextInt(nodes.size() + 2));
        }
        for (int i = 0; i < nodes.size(); i++) {
            node(i, homes);
        }
        line("</status>");
    }

    private void node(int index, List<Integer> homes) {
        String name = nodes.get(index);
        boolean gone = oneIn(6);
        line(
                "<node_state id=\"%s-id\" uname=\"%s\" ha=\"%s\" in_ccm=\"%s\" crmd=\"%s\""
                        + " join=\"%s\" expected=\"member\"%s>",
                name,
                name,
                gone ? "dead" : "active",
                !gone,
                gone ? "offline" : "online",
                gone ? "down" : "member",
                oneIn(10) ? " shutdown=\"1\"" : "");
        line(
                "<transient_attributes id=\"%s-id\"><instance_attributes id=\"s-%s\"><attributes>",
                name, name);
        for (String primitive : primitives) {
            if (oneIn(4)) {
                pair(
                        "s-" + name,
                        "fail-count-" + primitive,
                        Integer.toString(1 + random.nextInt(5)));
            }
        }
        line("</attributes></instance_attributes></transient_attributes>");
        line("<lrm id=\"%s-id\"><lrm_resources>", name);
        for (int i = 0; i < primitives.size(); i++) {
            boolean here = homes.get(i) == index || (gone && oneIn(3));
            history(primitives.get(i), here);
        }
        line("</lrm_resources></lrm>");
        line("</node_state>");
    }

    private void history(String id, boolean here) {
        if (!here && oneIn(10)) {
            return;
        }
        line("<lrm_resource id=\"%s\" type=\"Dummy\" class=\"ocf\" provider=\"heartbeat\">", id);
        ran(id, "monitor", 0, 1, 7, 0);
        if (here) {
            if (oneIn(20)) {
                ran(id, "start", 0, 2, 1, 4);
            } else {
                ran(id, "start", 0, 2, 0, 0);
                int exitCode = oneIn(3) ? pick("1", "7").charAt(0) - '0' : 0;
                ran(id, "monitor", 10_000, 3, exitCode, exitCode == 0 ? 0 : 4);
            }
        } else if (oneIn(3)) {
            ran(id, "start", 0, 2, 0, 0);
            ran(id, "stop", 0, 3, oneIn(20) ? 1 : 0, 0);
        }
        line("</lrm_resource>");
    }

    private void ran(
            String id, String operation, int interval, int call, int exitCode, int status) {
        String digest =
                interval == 0
                        ? ParametersDigest.once(Map.of())
                        : ParametersDigest.repeated(Map.of(), Duration.ofSeconds(20));
        line(
                "<lrm_rsc_op id=\"%s_%s_%d\" operation=\"%s\" call_id=\"%d\" rc_code=\"%d\""
                        + " op_status=\"%d\" interval=\"%d\" transition_key=\"1:1:x\""
                        + " op_digest=\"%s\"/>",
                id,
                operation,
                interval,
                operation,
                call,
                exitCode,
                operation.equals("stop") && exitCode != 0 ? 4 : status,
                interval,
                digest);
    }
}
