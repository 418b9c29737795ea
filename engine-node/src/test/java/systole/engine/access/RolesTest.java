package systole.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What roles allow where no access list names the user. */
class RolesTest {
    private static final Cib CIB = Cibs.with("");
    private static final ResourceId DB = ResourceId.of("db");
    private static final NodeName A = NodeName.of("a");

    private static Verdict examine(Role role, Command command) {
        return AccessPolicy.examine(new Visitor("olga", "192.0.2.1", role), command, CIB);
    }

    private static Command change(UnaryOperator<XmlElement> edit) {
        return Cibs.change(CIB, edit);
    }

    private static void needs(Role needed, Command command) {
        for (Role role : Role.values()) {
            Verdict verdict = examine(role, command);
            if (role.allows(needed)) {
                assertThat(verdict)
                        .as("%s %s", role, command)
                        .isEqualTo(new Verdict.Granted(command));
            } else {
                assertThat(verdict)
                        .as("%s %s", role, command)
                        .isInstanceOfSatisfying(
                                Verdict.Refused.class,
                                refused ->
                                        assertThat(refused.reason())
                                                .startsWith("olga may not ")
                                                .contains(
                                                        "needs the role "
                                                                + needed.name()
                                                                        .toLowerCase(Locale.ROOT)));
            }
        }
    }

    @Test
    void commandsOfDailyWorkNeedOperate() {
        List.of(
                        new Command.Move(DB, Optional.empty()),
                        new Command.CleanUp(DB, Optional.of(A)),
                        new Command.Reprobe(Optional.empty()),
                        new Command.Fail(DB, A),
                        new Command.SetAttribute(A, "fail-count-db", Optional.empty()))
                .forEach(command -> needs(Role.OPERATE, command));
    }

    @Test
    void startingStoppingAndManagingNeedsOperate() {
        needs(Role.OPERATE, change(Cibs.id("db-t", pair -> pair.with("value", "Stopped"))));
        needs(Role.OPERATE, change(Cibs.id("db-m", set -> set.removeElements(_ -> true))));
        needs(Role.OPERATE, change(Cibs.id("db-m", set -> set.append(pair("is-managed")))));
        needs(
                Role.OPERATE,
                change(
                        Cibs.id(
                                "ip",
                                ip ->
                                        ip.append(
                                                XmlElement.of("meta_attributes", "id", "ip-m")
                                                        .append(pair("is_managed"))))));
    }

    private static XmlElement pair(String name) {
        return XmlElement.of("nvpair", "id", "new-" + name, "name", name, "value", "false");
    }

    @Test
    void standbyNeedsOperate() {
        needs(Role.OPERATE, change(Cibs.id("b-s", pair -> pair.with("value", "on"))));
        needs(
                Role.OPERATE,
                change(
                        Cibs.section(
                                "nodes",
                                Cibs.id(
                                        "1",
                                        node ->
                                                node.append(
                                                        XmlElement.of(
                                                                        "instance_attributes",
                                                                        "id",
                                                                        "a-a")
                                                                .append(pair("standby")))))));
    }

    @Test
    void constraintsOfTheToolsNeedOperate() {
        needs(
                Role.OPERATE,
                change(
                        Cibs.section(
                                "constraints",
                                all ->
                                        all.append(
                                                Cibs.element(
                                                        "<rsc_location id='cli-prefer-db'"
                                                            + " rsc='db'><rule id='r'"
                                                            + " score='INFINITY'><expression id='e'"
                                                            + " operation='eq' attribute='#uname'"
                                                            + " value='a'/>"
                                                            + "</rule></rsc_location>")))));
        needs(
                Role.OPERATE,
                change(
                        Cibs.section(
                                "constraints",
                                all -> all.removeElements(one -> one.id().equals("cli-ban-ip")))));
    }

    @Test
    void allElseOfTheConfigurationNeedsAdminister() {
        List.<UnaryOperator<XmlElement>>of(
                        Cibs.id("db-u", pair -> pair.with("value", "root")),
                        Cibs.id("db-t", pair -> pair.with("name", "priority")),
                        Cibs.id("db-m", set -> set.append(pair("priority"))),
                        Cibs.id("db-m", set -> set.append(Cibs.element("<rule id='r'/>"))),
                        Cibs.id("db-m", set -> set.with("score", "5")),
                        Cibs.id("db-t", pair -> pair.with("id-ref", "other")),
                        Cibs.id(
                                "ip",
                                ip -> ip.append(Cibs.element("<meta_attributes id-ref='db-m'/>"))),
                        Cibs.section("resources", Cibs.id("db", db -> db.with("type", "pgsql"))),
                        Cibs.id("loc", loc -> loc.with("score", "200")),
                        Cibs.id("loc", loc -> loc.with("id", "cli-loc")),
                        Cibs.id("b-s", pair -> pair.with("name", "maintenance")),
                        Cibs.id("o2", pair -> pair.with("value", "false")),
                        Cibs.section(
                                "acls", acls -> acls.append(XmlElement.of("acl_role", "id", "r"))),
                        Cibs.section("resources", all -> all.removeElements(_ -> true)),
                        Cibs.section(
                                "resources", all -> all.withChildren(all.children().reversed())),
                        Cibs.section("nodes", all -> all.removeElements(_ -> true)),
                        root -> root.with("validate-with", "pacemaker-1.0"),
                        root -> root.with("epoch", "100"),
                        root -> root.with("admin_epoch", "1"),
                        UnaryOperator.identity())
                .forEach(edit -> needs(Role.ADMINISTER, changeAsWritten(edit)));
    }

    /** The version is the edit's own business. */
    private static Command changeAsWritten(UnaryOperator<XmlElement> edit) {
        UnaryOperator<XmlElement> raised =
                root -> {
                    XmlElement edited = edit.apply(root);
                    return edited.attribute("epoch").equals(root.attribute("epoch"))
                            ? edited.with("epoch", "8").with("num_updates", "0")
                            : edited;
                };
        try {
            return new Command.Change(CibPatch.diff(CIB, CIB.withRoot(raised.apply(CIB.root()))));
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void dailyWorkHidesNothingElse() {
        Command both =
                change(
                        root ->
                                Cibs.id("o2", pair -> pair.with("value", "false"))
                                        .apply(
                                                Cibs.id(
                                                                "db-t",
                                                                pair ->
                                                                        pair.with(
                                                                                "value", "Stopped"))
                                                        .apply(root)));

        assertThat(examine(Role.OPERATE, both))
                .isEqualTo(
                        new Verdict.Refused(
                                "olga may not change <nvpair id=o2>: that needs the role"
                                        + " administer, and olga has operate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "OPERATE", "ADMINISTER"})
    void everyRoleSeesEverything(Role role) {
        assertThat(AccessPolicy.visible(new Visitor("olga", "x", role), CIB)).isSameAs(CIB);
    }
}
