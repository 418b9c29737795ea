package systole.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class EditTest {
    private static final ResourceId DB = ResourceId.of("db");
    private static final NodeName N1 = NodeName.of("n1");
    private static final StatusEdit.NodeKey KEY = new StatusEdit.NodeKey("1", N1);
    private static final String BODY =
            """
            <configuration><nodes><node id="1" uname="n1"/></nodes><resources>
            <group id="g"><primitive id="db" class="ocf" provider="p" type="T"/></group>
            </resources></configuration></cib>
            """;
    private static final String OLD = "<cib have_quorum=\"true\">" + BODY;
    private static final String NEW = "<cib validate-with=\"pacemaker-3.0\">" + BODY;

    private static Cib edit(String text, UnaryOperator<XmlElement> edit) throws XmlException {
        Cib cib = Cib.parse("test", text);
        return cib.withRoot(edit.apply(cib.root()));
    }

    private static HistoryEntry entry(int exitCode) {
        return new HistoryEntry(
                "db_monitor_1000",
                "monitor",
                Duration.ofSeconds(1),
                7,
                exitCode,
                HistoryEntry.Status.DONE,
                0,
                "1:2:0:dc",
                "abc",
                Optional.of(Instant.ofEpochSecond(99)));
    }

    @Test
    void pairsAreWrappedAsTheDialectDoes() throws XmlException {
        UnaryOperator<XmlElement> stop = ConfigurationEdit.meta(DB, "target-role", "Stopped");

        assertThat(edit(OLD, stop).toXml()).contains("<attributes>");
        assertThat(edit(NEW, stop).toXml()).doesNotContain("<attributes>").contains("target-role");
    }

    @Test
    void aPairInTheOtherSpellingIsChangedInPlace() throws XmlException {
        Cib once = edit(OLD, ConfigurationEdit.meta(DB, "target_role", "Stopped"));

        Cib twice =
                once.withRoot(
                        ConfigurationEdit.meta(DB, "target-role", "Started").apply(once.root()));

        assertThat(twice.configuration().primitives().getFirst().metaSets().getFirst().values())
                .containsExactly(java.util.Map.entry("target_role", "Started"));
    }

    @Test
    void aMetaAttributeIsRemovedWhereverItStands() throws XmlException {
        Cib set = edit(OLD.replace("id=\"db\"", "id=\"db\" is_managed=\"off\""), root -> root);

        Cib removed =
                set.withRoot(ConfigurationEdit.withoutMeta(DB, "is-managed").apply(set.root()));

        assertThat(removed.configuration().primitives().getFirst().tagAttributes()).isEmpty();
    }

    @Test
    void aConstraintIsAddedReplacedAndRemoved() throws XmlException {
        XmlElement location =
                XmlElement.of("rsc_location", "id", "l", "rsc", "db", "node", "n1", "score", "1");
        Cib added = edit(NEW, ConfigurationEdit.constraint(location));
        Cib replaced =
                added.withRoot(
                        ConfigurationEdit.constraint(location.with("score", "2"))
                                .apply(added.root()));
        Cib removed =
                replaced.withRoot(ConfigurationEdit.withoutConstraint("l").apply(replaced.root()));

        assertThat(added.configuration().constraints()).hasSize(1);
        assertThat(replaced.configuration().constraints())
                .hasSize(1)
                .first()
                .satisfies(one -> assertThat(one.source().attribute("score")).contains("2"));
        assertThat(removed.configuration().constraints()).isEmpty();
    }

    @Test
    void aResultIsReadBackAsItWasRecorded() throws XmlException {
        for (String text : java.util.List.of(OLD, NEW)) {
            Cib cib =
                    edit(
                            text,
                            StatusEdit.history(KEY, DB, new AgentName("ocf", "p", "T"), entry(0)));
            cib =
                    cib.withRoot(
                            StatusEdit.history(KEY, DB, new AgentName("ocf", "p", "T"), entry(7))
                                    .apply(cib.root()));

            assertThat(cib.state(N1).orElseThrow().historyOf(DB).orElseThrow().entries())
                    .containsExactly(entry(7));
        }
    }

    @Test
    void membershipAndAttributesComeAndGo() throws XmlException {
        Cib member = edit(OLD, StatusEdit.membership(KEY, StatusEdit.Membership.MEMBER));
        Cib failed =
                member.withRoot(
                        StatusEdit.attribute(KEY, "fail-count-db", "3").apply(member.root()));
        Cib down =
                failed.withRoot(
                        StatusEdit.membership(KEY, StatusEdit.Membership.DOWN)
                                .apply(failed.root()));
        Cib fresh = down.withRoot(StatusEdit.fresh(KEY).apply(down.root()));

        assertThat(member.state(N1).orElseThrow().online()).isTrue();
        assertThat(failed.failcount(N1, DB)).isEqualTo(3);
        assertThat(down.state(N1).orElseThrow().online()).isFalse();
        assertThat(fresh.failcount(N1, DB)).isZero();
    }

    @Test
    void standbyIsAnAttributeOfTheNode() throws XmlException {
        Cib cib = edit(NEW, ConfigurationEdit.nodeAttribute("1", "standby", "on"));

        assertThat(cib.configuration().node(N1).orElseThrow().attributes())
                .containsEntry("standby", "on");
    }
}
