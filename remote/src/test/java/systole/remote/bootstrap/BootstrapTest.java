package systole.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import systole.remote.bootstrap.Shell.Input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class BootstrapTest {
    private static final List<String> THREE = List.of("alpha", "beta", "gamma");
    private static final int MANY = 100;

    private final List<String> said = new ArrayList<>();

    /** Time that does not pass, and an end that may be asked for at a pause. */
    private static final class NoPatience implements Patience {
        private int pauses;

        NoPatience(int pauses) {
            this.pauses = pauses;
        }

        @Override
        public void pause(Duration time) {
            pauses--;
        }

        @Override
        public void rest(Duration time) {}

        @Override
        public boolean over() {
            return pauses <= 0;
        }
    }

    private Bootstrap bootstrap(TwinHosts twin, List<String> members, Patience patience) {
        var blueprint =
                new Blueprint(
                        members,
                        new Blueprint.Network(
                                List.of("eth0"), List.of(), List.of("udp:694", "tcp:5560")),
                        "/etc/ha.d",
                        "/var/lib/systole",
                        TwinHosts.OLD,
                        "auth 1\n1 sha256 secret\n",
                        Optional.of("ssh-ed25519 AAAA alice\n"),
                        new Installation.Copy(Input.text("archive"), 1000, false));
        return new Bootstrap(
                blueprint,
                (node, addresses) -> TwinHosts.NEW,
                new Bootstrap.Places(
                        "root@delta", twin.shell(TwinHosts.NEWCOMER), "alpha", twin::shell),
                twin,
                patience,
                said::add);
    }

    private boolean run(TwinHosts twin) {
        return bootstrap(twin, THREE, new NoPatience(MANY)).run(false);
    }

    @Test
    void newcomerStartsFirstMembersLearnOfItOneByOneAndTheLeaderLast() {
        var twin = new TwinHosts(THREE);

        assertThat(run(twin)).as(String.join("\n", said)).isTrue();

        assertThat(twin.deeds())
                .containsExactly(
                        "delta install",
                        "delta write /etc/ha.d/authkeys",
                        "delta write /etc/ha.d/authorized_keys",
                        "delta write /etc/ha.d/ha.cf",
                        "delta start",
                        "beta standby",
                        "beta write /etc/ha.d/ha.cf",
                        "beta restart",
                        "gamma write /etc/ha.d/ha.cf",
                        "gamma restart",
                        "beta end of standby",
                        "alpha write /etc/ha.d/ha.cf",
                        "alpha restart");
        assertThat(said).last().isEqualTo("delta is a member now");
    }

    @Test
    void onlyThreeMembersNeedAStandby() {
        var four = List.of("alpha", "beta", "gamma", "epsilon");
        var twin = new TwinHosts(four);

        assertThat(bootstrap(twin, four, new NoPatience(MANY)).run(false)).isTrue();

        assertThat(twin.deeds()).noneMatch(deed -> deed.contains("standby"));
    }

    @Test
    void aMemberThatRestsAnywayGoesOnResting() {
        var twin = new TwinHosts(THREE);
        twin.setStandby("beta", true);

        assertThat(run(twin)).isTrue();

        assertThat(twin.remains()).containsEntry("beta standby", "on");
    }

    @Test
    void aClusterThatRefusesAStandbyForAMomentIsAskedAgain() {
        var twin = new TwinHosts(THREE);
        twin.refuseStandby(3);

        assertThat(run(twin)).as(String.join("\n", said)).isTrue();

        assertThat(twin.deeds()).contains("beta standby", "beta end of standby");
        assertThat(twin.remains()).doesNotContainKey("beta standby");
    }

    @Test
    void dryRunSaysThePlanAndChangesNothing() {
        var twin = new TwinHosts(THREE);

        assertThat(bootstrap(twin, THREE, new NoPatience(MANY)).run(true)).isTrue();

        assertThat(twin.deeds()).isEmpty();
        assertThat(said)
                .contains("  1. copy this installation to /opt/systole on delta")
                .last()
                .isEqualTo("dry run: nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whicheverDeedFailsAllIsAsBefore(boolean late) {
        var whole = new TwinHosts(THREE);
        assertThat(run(whole)).isTrue();
        Map<String, String> before = new TwinHosts(THREE).remains();

        for (int deed = 0; deed < whole.deeds().size(); deed++) {
            var twin = new TwinHosts(THREE);
            twin.fail(deed, late);
            said.clear();

            boolean done = run(twin);

            String which = whole.deeds().get(deed) + ": " + String.join("\n", said);
            assertThat(done).as(which).isFalse();
            assertThat(twin.remains()).as(which).isEqualTo(before);
            assertThat(said).as(which).last().isEqualTo("all is as it was before");
        }
    }

    @Test
    void askedToEndItTakesBackWhatWasDone() {
        for (int pauses = 1; pauses <= 3; pauses++) {
            var twin = new TwinHosts(THREE);
            said.clear();

            boolean done = bootstrap(twin, THREE, new NoPatience(pauses)).run(false);

            assertThat(done).isFalse();
            assertThat(said).contains("failed: interrupted");
            assertThat(twin.remains()).isEqualTo(new TwinHosts(THREE).remains());
        }
    }

    @Test
    void whatIsTakenBackIsSaidLastFirst() {
        var twin = new TwinHosts(THREE);
        twin.fail(7, false);

        run(twin);

        assertThat(said.stream().filter(line -> line.startsWith("taking back")))
                .containsExactly(
                        "taking back: put the former ha.cf back on beta and restart its engine"
                                + " ...",
                        "taking back: let resources come to beta again ...",
                        "taking back: stop the engine on delta and forget its state ...",
                        "taking back: take the files away from delta ...",
                        "taking back: remove the program from delta ...");
    }

    @Test
    void theWordsOfSshAreShownAsTheyAre() {
        var twin = new TwinHosts(THREE);
        twin.lie("delta", facts -> "");

        assertThat(run(twin)).isFalse();

        assertThat(said).contains("Host key verification failed.", "nothing was changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    system=Linux       | system=FreeBSD      | is no Linux but FreeBSD
                    rights=root        | ''                  | root's rights are needed
                    tool=setsid        | ''                  | has no setsid
                    java=/usr/bin/java | ''                  | has no Java 25
                    kilobytes=9000000  | kilobytes=1000      | 1000 kB of disk left
                    device=eth0        | ''                  | no network interface eth0
                    seconds=1000       | seconds=1090        | clock is off by 90 s
                    device=lo          | taken=tcp:5560      | port tcp:5560 is taken
                    device=lo          | unknown=beta        | does not know beta
                    device=lo          | running=corosync    | corosync runs there
                    device=lo          | file:authkeys=other | authkeys is there and differs
                    device=lo          | state=/var/lib/x    | is not empty
                    device=lo          | copy=/opt/systole   | there is /opt/systole already
                    device=lo          | source=eth1         | cannot reach the others over eth1
                    node=delta         | node=beta           | is a member already
                    """)
    void eachRefusalChangesNothing(String fact, String instead, String words) {
        refused("delta", fact, instead, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    file:ha.cf=node    | file:ha.cf=another  | its ha.cf differs
                    running=systole    | ''                  | no engine runs there
                    rights=root        | ''                  | root's rights are needed there
                    device=lo          | unknown=delta       | does not know delta
                    """)
    void membersAreLookedAtToo(String fact, String instead, String words) {
        refused("gamma", fact, instead, words);
    }

    private void refused(String host, String fact, String instead, String words) {
        var twin = new TwinHosts(THREE);
        twin.lie(host, facts -> facts.replace(fact, instead));

        assertThat(run(twin)).isFalse();

        assertThat(said)
                .anyMatch(line -> line.startsWith("refused: ") && line.contains(words))
                .last()
                .isEqualTo("nothing was changed");
        assertThat(twin.deeds()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var twin = new TwinHosts(THREE);
        twin.lie("delta", facts -> facts.replace("rights=root", "running=keepalived"));
        twin.lie("gamma", facts -> "");

        assertThat(run(twin)).isFalse();

        assertThat(said.stream().filter(line -> line.startsWith("refused: "))).hasSize(3);
    }

    @Test
    void aSlowClockIsAWarningOnly() {
        var twin = new TwinHosts(THREE);
        twin.lie("delta", facts -> facts.replace("seconds=1000", "seconds=990"));

        assertThat(run(twin)).isTrue();

        assertThat(said).contains("warning: delta: its clock is off by 10 s");
    }
}
