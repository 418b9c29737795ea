package systole.engine.election;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import systole.engine.message.Message.Join;
import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;

import java.util.List;

class IntegrationTest {
    private static final NodeName ANNA = NodeName.of("anna");
    private static final NodeName BERTA = NodeName.of("berta");
    private static final View BOTH = new View(7, List.of(BERTA, ANNA), true);

    @Test
    void oldestMemberLeads() {
        assertThat(Election.controller(BOTH)).contains(BERTA);
        assertThat(Election.controller(new View(1, List.of(), false))).isEmpty();
    }

    @Test
    void completeOnlyWhenEveryMemberHasJoinedThisView() throws XmlException {
        var integration = new Integration(BOTH, ANNA);
        integration.joined(ANNA, join(7, "", 1, 1));
        integration.joined(BERTA, join(6, "", 1, 1));
        integration.joined(NodeName.of("stranger"), join(7, "", 9, 9));
        assertThat(integration.complete()).isFalse();

        integration.joined(BERTA, join(7, "", 1, 1));
        assertThat(integration.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2, 0, '', 1, 9",
        "'', 2, 1, '', 2, 0",
        "'systole-term=\"3\"', 1, 0, 'systole-term=\"2\"', 9, 9",
        "'systole-term=\"2\"', 5, 0, 'systole-term=\"2\" have-quorum=\"0\"', 5, 9",
        "'systole-term=\"2\" have-quorum=\"0\"', 5, 0, 'systole-term=\"1\"', 9, 0",
        "'admin_epoch=\"1\"', 0, 0, 'systole-term=\"9\"', 9, 9"
    })
    void newestIsWhatCameLastInTheLineOfQuorateControllers(
            String newer, int newerEpoch, int newerUpdates, String older, int epoch, int updates)
            throws XmlException {
        var integration = new Integration(BOTH, ANNA);
        integration.joined(ANNA, join(7, older, epoch, updates));
        integration.joined(BERTA, join(7, newer, newerEpoch, newerUpdates));

        assertThat(integration.newest()).isEqualTo(BERTA);
    }

    @Test
    void amongEqualsTheControllersOwnWins() throws XmlException {
        var integration = new Integration(BOTH, BERTA);
        integration.joined(ANNA, join(7, "", 4, 4));
        integration.joined(BERTA, join(7, "", 4, 4));

        assertThat(integration.newest()).isEqualTo(BERTA);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  5, 3, 5, 1, same,  0.5.4",
        "true,  5, 3, 5, 9, same,  0.5.10",
        "true,  5, 3, 4, 9, other, 0.5.4",
        "true,  5, 3, 5, 1, other, 0.6.0",
        "true,  5, 3, 8, 2, other, 0.9.0",
        "false, 5, 3, 8, 2, other, 0.5.4"
    })
    void goesOnWithAVersionNobodyHasSeen(
            boolean quorate,
            int epoch,
            int updates,
            int losingEpoch,
            int losingUpdates,
            String option,
            String next)
            throws XmlException {
        var integration = new Integration(new View(7, List.of(ANNA, BERTA), quorate), ANNA);
        integration.joined(ANNA, join(7, "systole-term=\"3\"", epoch, updates));
        Cib loser = cib("systole-term=\"2\"", losingEpoch, losingUpdates);
        if (option.equals("other")) {
            loser = loser.withRoot(ConfigurationEdit.option("x", "1").apply(loser.root()));
        }
        integration.joined(BERTA, new Join(7, false, loser, List.of(), List.of()));

        assertThat(integration.nextVersion()).hasToString(next);
    }

    @Test
    void termCountsOnAndSurvivesNonsense() throws XmlException {
        assertThat(Term.of(Term.next(cib("", 1, 1).root()))).isEqualTo(1);
        assertThat(Term.of(cib("systole-term=\"soon\"", 1, 1).root())).isZero();
    }

    private static Join join(long view, String attributes, int epoch, int updates)
            throws XmlException {
        return new Join(view, false, cib(attributes, epoch, updates), List.of(), List.of());
    }

    private static Cib cib(String attributes, int epoch, int updates) throws XmlException {
        return Cib.parse(
                "test",
                "<cib %s epoch=\"%d\" num_updates=\"%d\"><configuration/><status/></cib>"
                        .formatted(attributes, epoch, updates));
    }
}
