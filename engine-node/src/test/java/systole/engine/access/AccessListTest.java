package systole.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.remote.protocol.Command;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The CIB's own access lists. */
class AccessListTest {
    private static final Visitor ALICE = new Visitor("alice", "192.0.2.1", Role.READ);
    private static final ResourceId DB = ResourceId.of("db");
    private static final NodeName A = NodeName.of("a");

    private static Cib cib(String permissions) {
        return Cibs.with(
                "<acl_target id='alice'><role id='r'/></acl_target><acl_role id='r'>%s</acl_role>"
                        .formatted(permissions));
    }

    private static String rule(String kind, String xpath) {
        return "<acl_permission id=\"%s-%08x\" kind=\"%s\" xpath=\"%s\"/>"
                .formatted(kind, xpath.hashCode(), kind, xpath);
    }

    private static Verdict examine(Cib cib, Command command) {
        return AccessPolicy.examine(ALICE, command, cib);
    }

    private static String refusal(Cib cib, Command command) {
        return examine(cib, command) instanceof Verdict.Refused(String reason) ? reason : "";
    }

    @Test
    void deniedPasswordIsNotSeen() {
        Cib cib = cib(rule("read", "/cib") + rule("deny", "//nvpair[@name='password']"));

        Cib seen = AccessPolicy.visible(ALICE, cib);

        assertThat(seen.toXml()).doesNotContain("secret").contains("replica");
        assertThat(seen.version()).isEqualTo(cib.version());
        assertThat(seen.root())
                .isEqualTo(
                        Cibs.id("db-i", set -> set.removeElements(one -> one.id().equals("db-p")))
                                .apply(cib.root()));
    }

    @Test
    void whatIsNotPermittedIsNotSeen() {
        Cib seen =
                AccessPolicy.visible(
                        ALICE, cib("<acl_permission id='p' kind='read' reference='db'/>"));

        assertThat(seen.configuration().resource(DB)).isPresent();
        assertThat(seen.configuration().resource(ResourceId.of("ip"))).isEmpty();
        assertThat(seen.configuration().nodes()).isEmpty();
        assertThat(seen.configuration().constraints()).isEmpty();
        assertThat(seen.toXml()).doesNotContain("enable-acl").doesNotContain("acl_permission");
    }

    @Test
    void whoseRulesFindNothingSeesAnEmptyCib() {
        Cib cib = cib(rule("read", "//nothing"));

        Cib seen = AccessPolicy.visible(ALICE, cib);

        assertThat(seen.root().elements()).containsExactly(XmlElement.of("configuration"));
        assertThat(seen.version()).isEqualTo(cib.version());
    }

    @Test
    void pieceOfAResourceThatIsNoneAloneIsNotSeen() {
        Cib seen =
                AccessPolicy.visible(
                        ALICE, cib("<acl_permission id='p' kind='read' object-type='nvpair'/>"));

        assertThat(seen.configuration().resources()).isEmpty();
    }

    @Test
    void listGrantsMoreThanTheRole() {
        Cib cib = cib(rule("read", "/cib") + rule("write", "//constraints"));
        Command change = Cibs.change(cib, Cibs.id("loc", loc -> loc.with("score", "5")));

        assertThat(examine(cib, change)).isEqualTo(new Verdict.Granted(change));
        assertThat(examine(cib, new Command.Move(DB, Optional.empty())))
                .isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void listGrantsLessThanTheRole() {
        Cib cib = cib(rule("read", "/cib"));
        var alice = new Visitor("alice", "local", Role.ADMINISTER);

        assertThat(AccessPolicy.examine(alice, new Command.CleanUp(DB, Optional.empty()), cib))
                .isEqualTo(
                        new Verdict.Refused(
                                "alice may not remove <nvpair id=f>: no acl_permission allows it"));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void roleGivenByItsNameDecides(Role role) {
        Cib cib =
                Cibs.with(
                        "<acl_target id='alice'><role id='%s'/></acl_target>"
                                .formatted(role.name().toLowerCase(Locale.ROOT)));
        var clerk = new Visitor("alice", "local", Role.ADMINISTER);
        var move = new Command.Move(DB, Optional.of(A));
        Command rename = Cibs.change(cib, Cibs.id("db", db -> db.with("description", "x")));

        assertThat(AccessPolicy.visible(clerk, cib)).isSameAs(cib);
        assertThat(AccessPolicy.examine(clerk, move, cib) instanceof Verdict.Granted)
                .isEqualTo(role.allows(Role.OPERATE));
        assertThat(AccessPolicy.examine(clerk, rename, cib) instanceof Verdict.Granted)
                .isEqualTo(role.allows(Role.ADMINISTER));
    }

    @Test
    void roleOfTheSameNameInTheCibGoesFirst() {
        Cib cib =
                Cibs.with(
                        "<acl_target id='alice'><role id='administer'/></acl_target>"
                                + "<acl_role id='administer'>"
                                + rule("read", "/cib")
                                + "</acl_role>");

        assertThat(refusal(cib, new Command.Move(DB, Optional.of(A)))).contains("alice may not");
    }

    @Test
    void roleGoesWithNothingElse() {
        Cib none = Cibs.with("");
        Cib cib =
                Cibs.with(
                        "<acl_target id='alice'><role id='operate'/>"
                                + rule("deny", "//nvpair")
                                + "</acl_target>");

        assertThat(refusal(cib, new Command.Move(DB, Optional.of(A))))
                .contains("alice is given a role and more");
        assertThat(AccessPolicy.flaw(none, cib)).isPresent();
    }

    @Test
    void refusalNamesTheRule() {
        Cib cib =
                cib(
                        rule("write", "/cib")
                                + "<acl_permission id='hands-off' kind='deny' reference='db-p'/>");

        assertThat(refusal(cib, hidden(cib)))
                .isEqualTo(
                        "alice may not remove <primitive id=db>: acl_permission hands-off denies"
                                + " it");
    }

    /** Removes a resource of which something is not seen. */
    private static Command hidden(Cib cib) {
        return Cibs.change(
                AccessPolicy.visible(ALICE, cib),
                Cibs.section("resources", all -> all.removeElements(one -> one.id().equals("db"))));
    }

    @Test
    void commandsNeedWriteWhereTheyTouch() {
        Cib status = cib(rule("read", "/cib") + rule("write", "//status"));
        Cib lrm = cib(rule("read", "/cib") + rule("write", "//lrm"));
        var attribute = new Command.SetAttribute(A, "pingd", Optional.of("1"));

        assertThat(examine(status, attribute)).isInstanceOf(Verdict.Granted.class);
        assertThat(examine(status, new Command.CleanUp(DB, Optional.of(A))))
                .isInstanceOf(Verdict.Granted.class);
        assertThat(refusal(status, new Command.Move(DB, Optional.empty())))
                .startsWith("alice may not create <rsc_location");
        assertThat(refusal(lrm, attribute)).startsWith("alice may not create <nvpair");
        assertThat(refusal(lrm, new Command.Fail(DB, A)))
                .startsWith("alice may not remove <nvpair id=f>");
    }

    @Test
    void cleanUpNeedsWriteOnFailuresEvenWhereNothingElseIsRemembered() throws Exception {
        Cib cib = cib(rule("read", "/cib"));
        Cib forgotten =
                cib.withRoot(
                        cib.root().update("status", all -> all.mapElements(_ -> true, this::bare)));

        assertThat(refusal(forgotten, new Command.CleanUp(DB, Optional.of(A))))
                .startsWith("alice may not remove <nvpair id=f>");
    }

    /** A node's state without what its resources did. */
    private XmlElement bare(XmlElement state) {
        return state.removeElements(one -> one.name().equals("lrm"));
    }

    @Test
    void changeOfWhatIsSeenKeepsWhatIsHidden() throws Exception {
        Cib cib =
                cib(
                        rule("read", "/cib")
                                + rule("write", "//instance_attributes")
                                + rule("deny", "//nvpair[@name='password']")
                                + rule("deny", "//primitive[@id='ip']"));
        Cib seen = AccessPolicy.visible(ALICE, cib);
        UnaryOperator<XmlElement> edit = Cibs.id("db-u", pair -> pair.with("value", "other"));

        Verdict verdict = examine(cib, Cibs.change(seen, edit));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Granted.class,
                        granted ->
                                assertThat(applied(granted, cib).root())
                                        .isEqualTo(
                                                cib.version()
                                                        .nextEpoch()
                                                        .mark(edit.apply(cib.root()))));
    }

    private static Cib applied(Verdict.Granted granted, Cib cib) {
        try {
            return granted.command() instanceof Command.Change(CibPatch patch)
                    ? patch.apply(cib)
                    : cib;
        } catch (PatchException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobodyRenamesTheirWayAroundADenial() {
        Cib cib =
                cib(
                        rule("read", "/cib")
                                + rule("write", "//resources")
                                + rule("deny", "//nvpair[@name='password']"));
        Command disguised =
                Cibs.change(
                        AccessPolicy.visible(ALICE, cib),
                        Cibs.id("db-u", pair -> pair.with("name", "password")));

        assertThat(refusal(cib, disguised)).contains("denies it");
    }

    @Test
    void frameMayBeMadeAroundWhatIsAllowed() {
        Cib cib = cib(rule("read", "/cib") + rule("write", "//nvpair[@name='target-role']"));
        UnaryOperator<XmlElement> framed =
                Cibs.id(
                        "ip",
                        ip ->
                                ip.append(
                                        Cibs.element(
                                                "<meta_attributes id='m'><nvpair id='n'"
                                                        + " name='target-role' value='Stopped'/>"
                                                        + "</meta_attributes>")));

        assertThat(examine(cib, Cibs.change(cib, framed))).isInstanceOf(Verdict.Granted.class);
        assertThat(
                        refusal(
                                cib,
                                Cibs.change(
                                        cib,
                                        Cibs.id(
                                                "ip",
                                                ip ->
                                                        ip.append(
                                                                XmlElement.of(
                                                                        "meta_attributes",
                                                                        "id",
                                                                        "m"))))))
                .contains("no acl_permission allows it");
    }

    @Test
    void olderSpellingIsRead() {
        Cib cib =
                Cibs.with(
                        """
                        <acl_role id='r'><deny id='d' ref='db-p'/></acl_role>
                        <acl_user id='alice'><read id='x' xpath='/cib'/><role_ref id='r'/></acl_user>
                        """);

        assertThat(AccessPolicy.visible(ALICE, cib).toXml())
                .doesNotContain("secret")
                .contains("replica");
    }

    @Test
    void listsBindNobodyUntilTheyAreInForce() {
        Cib cib = cib(rule("deny", "/cib"));
        Cib off =
                Cibs.parse(
                        cib.toXml()
                                .replace(
                                        "name=\"enable-acl\" value=\"true\"",
                                        "name=\"enable-acl\" value=\"false\""));

        assertThat(AccessPolicy.visible(ALICE, off)).isSameAs(off);
        assertThat(AccessPolicy.visible(ALICE, cib)).isNotEqualTo(cib);
    }

    @Test
    void nobodyElseIsBound() {
        Cib cib = cib(rule("deny", "/cib"));

        assertThat(AccessPolicy.visible(new Visitor("bob", "x", Role.READ), cib)).isSameAs(cib);
    }

    @Test
    void rootIsNeverLockedOutAsAdministrator() {
        Cib cib =
                Cibs.with(
                        "<acl_target id='root'><role id='r'/></acl_target><acl_role id='r'>"
                                + rule("deny", "/cib")
                                + "</acl_role>");

        assertThat(AccessPolicy.visible(new Visitor("root", "local", Role.ADMINISTER), cib))
                .isSameAs(cib);
        assertThat(AccessPolicy.visible(new Visitor("root", "192.0.2.9", Role.READ), cib))
                .isNotEqualTo(cib);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//nvpair[",
                "//*[//*[//*]]",
                "//*[.//nvpair]",
                "//*[/cib]",
                "//*/..//*/..//*",
                "//*[../@id]",
                "//*[*/*/@id='x']",
                "//a//b//c//d",
                "//nvpair/ancestor::*",
                "//*[following-sibling::*]",
                "//nvpair[@name=$x]",
                "count(//nvpair)",
                "",
                "x:y",
                "//nvpair[@name='a",
                "document('/etc/passwd')"
            })
    void ruleThatCannotBeFollowedAllowsNothing(String xpath) {
        Cib cib = cib(rule("read", "/cib") + rule("deny", xpath));

        assertThat(AccessPolicy.visible(ALICE, cib).configuration().resources()).isEmpty();
        assertThat(refusal(cib, new Command.Reprobe(Optional.empty())))
                .startsWith("alice may do nothing until the access list is mended: acl_permission");
    }

    @Test
    void listNobodyCanFollowIsNotAccepted() {
        Cib before = Cibs.with("");

        assertThat(AccessPolicy.flaw(before, cib(rule("deny", "//a["))))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("is no XPath"));
        assertThat(
                        AccessPolicy.flaw(
                                before,
                                Cibs.with(
                                        "<acl_role id='r'><acl_permission id='p' kind='all'"
                                                + " xpath='/cib'/></acl_role>")))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("kind \"all\""));
        assertThat(AccessPolicy.flaw(before, cib(rule("deny", "//nvpair")))).isEmpty();
    }
}
