package systole.engine.daemon;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.Role;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Something somebody may want done.
 *
 * @param words what it is, for the documentation
 * @param tool how a tool is asked for it
 * @param command the same from a console, made of what the CIB is
 */
record Deed(String words, Role needed, String tool, Function<Cib, Command> command) {
    static final String CIB =
            """
            <cib admin_epoch="0" epoch="1" num_updates="0" have_quorum="true">
              <configuration>
                <crm_config/>
                <nodes><node id="a-id" uname="a" type="normal"/></nodes>
                <resources>
                  <primitive id="db" class="ocf" provider="systole" type="Dummy">
                    <meta_attributes id="db-m"><attributes>
                      <nvpair id="db-t" name="target_role" value="stopped"/>
                    </attributes></meta_attributes>
                  </primitive>
                </resources>
                <constraints>
                  <rsc_location id="loc" rsc="db" node="a" score="1"/>
                </constraints>
              </configuration>
              <status/>
            </cib>
            """;

    private static final ResourceId DB = ResourceId.of("db");
    private static final NodeName A = NodeName.of("a");

    /** One of every kind. */
    static List<Deed> all() {
        return List.of(
                new Deed(
                        "move a resource",
                        Role.OPERATE,
                        "crm_resource -M -r db -H a",
                        _ -> new Command.Move(DB, Optional.of(A))),
                new Deed(
                        "forget failures",
                        Role.OPERATE,
                        "crm_resource -C -r db -H a",
                        _ -> new Command.CleanUp(DB, Optional.empty())),
                new Deed(
                        "look for resources again",
                        Role.OPERATE,
                        "crm_resource -P",
                        _ -> new Command.Reprobe(Optional.empty())),
                new Deed(
                        "report a failure",
                        Role.OPERATE,
                        "crm_resource -F -r db -H a",
                        _ -> new Command.Fail(DB, A)),
                new Deed(
                        "set a failcount or another transient attribute",
                        Role.OPERATE,
                        "crm_failcount -v 3 -r db -U a",
                        _ -> new Command.SetAttribute(A, "fail-count-db", Optional.of("7"))),
                new Deed(
                        "start and stop resources, take them out of management",
                        Role.OPERATE,
                        "crm_resource -r db --meta -p is_managed -v false",
                        changed(id("db-t", pair -> toggled(pair, "started", "stopped")))),
                new Deed(
                        "put a node in standby",
                        Role.OPERATE,
                        "crm_standby -U a -v on",
                        changed(Deed::standby)),
                new Deed(
                        "location constraints named cli-…",
                        Role.OPERATE,
                        "cibadmin -C -o constraints -X"
                                + " <rsc_location_id=\"cli-x\"_rsc=\"db\"_node=\"a\"_score=\"5\"/>",
                        changed(inSection("constraints", Deed::banned))),
                new Deed(
                        "other constraints",
                        Role.ADMINISTER,
                        "cibadmin -M -o constraints -X"
                                + " <rsc_location_id=\"loc\"_rsc=\"db\"_node=\"a\"_score=\"9\"/>",
                        changed(id("loc", one -> toggled(one, "score", "1", "2")))),
                new Deed(
                        "resources and their parameters",
                        Role.ADMINISTER,
                        "crm_resource -r db -p state -v /run/x",
                        changed(id("db", db -> toggled(db, "description", "x", "y")))),
                new Deed(
                        "cluster options",
                        Role.ADMINISTER,
                        "crm_attribute -t crm_config -n batch-limit -v 7",
                        changed(inSection("crm_config", all -> toggled(all, "x", "1", "2")))),
                new Deed(
                        "nodes",
                        Role.ADMINISTER,
                        "cibadmin -M -o nodes -X <node_id=\"a-id\"_uname=\"a\"_type=\"member\"/>",
                        changed(
                                inSection(
                                        "nodes",
                                        id("a-id", node -> toggled(node, "x", "1", "2"))))),
                new Deed(
                        "access lists",
                        Role.ADMINISTER,
                        "cibadmin -C -o acls -X <acl_role_id=\"r\"/>",
                        changed(inSection("acls", acls -> toggled(acls, "x", "1", "2")))),
                new Deed("the version of the CIB", Role.ADMINISTER, "cibadmin -B", Deed::bumped));
    }

    /** The words of the tool; a line below stands for a space. */
    List<String> toolWords() {
        return List.of(tool.split(" ")).stream().map(word -> unspaced(word)).toList();
    }

    private static String unspaced(String word) {
        return word.startsWith("<")
                ? word.replaceAll("_(?=id=|rsc=|node=|score=|uname=|type=)", " ")
                : word;
    }

    private static Command bumped(Cib cib) {
        return change(cib, root -> root);
    }

    private static Function<Cib, Command> changed(UnaryOperator<XmlElement> edit) {
        return cib -> change(cib, edit);
    }

    private static Command change(Cib cib, UnaryOperator<XmlElement> edit) {
        try {
            XmlElement root = cib.version().nextEpoch().mark(edit.apply(cib.root()));
            return new Command.Change(CibPatch.diff(cib, cib.withRoot(root)));
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    private static UnaryOperator<XmlElement> inSection(
            String name, UnaryOperator<XmlElement> edit) {
        return root -> root.update("configuration", all -> all.update(name, edit));
    }

    private static UnaryOperator<XmlElement> id(String id, UnaryOperator<XmlElement> edit) {
        return element -> {
            if (element.name().equals("status")) {
                return element;
            }
            XmlElement below = element.mapElements(_ -> true, child -> id(id, edit).apply(child));
            return below.id().equals(id) ? edit.apply(below) : below;
        };
    }

    private static XmlElement toggled(XmlElement pair, String one, String other) {
        return toggled(pair, "value", one, other);
    }

    private static XmlElement toggled(XmlElement element, String name, String one, String other) {
        return element.with(name, element.attribute(name, "").equals(one) ? other : one);
    }

    private static XmlElement standby(XmlElement root) {
        return inSection(
                        "nodes",
                        id(
                                "a-id",
                                node ->
                                        node.update(
                                                one -> one.id().equals("sb"),
                                                () ->
                                                        XmlElement.of(
                                                                "instance_attributes", "id", "sb"),
                                                set ->
                                                        set.update(
                                                                "attributes", Deed::standbyPair))))
                .apply(root);
    }

    private static XmlElement standbyPair(XmlElement attributes) {
        return attributes.update(
                one -> one.id().equals("sb-p"),
                () -> XmlElement.of("nvpair", "id", "sb-p", "name", "standby"),
                pair -> toggled(pair, "on", "off"));
    }

    private static XmlElement banned(XmlElement constraints) {
        return constraints.update(
                one -> one.id().equals("cli-ban-db"),
                () -> XmlElement.of("rsc_location", "id", "cli-ban-db", "rsc", "db", "node", "a"),
                one -> toggled(one, "score", "1", "2"));
    }
}
