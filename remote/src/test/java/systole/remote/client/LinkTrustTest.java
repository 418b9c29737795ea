package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** Whom a console trusts, and how it proves who it is. */
@Timeout(60)
final class LinkTrustTest {
    private static final KeyPair ALICE = Member.key(100);

    @TempDir private Path folder;
    private StandIn cluster;
    private Seat seat;
    private Identities identities;

    @BeforeEach
    void open() throws Exception {
        cluster = new StandIn(1);
        cluster.member(1).welcome(ALICE.getPublic());
        seat = new Seat(folder);
        identities = Identities.only(KeyFiles.plain(folder, "id_ed25519", ALICE));
    }

    @AfterEach
    void close() {
        seat.close();
        cluster.close();
    }

    @Test
    void theFirstUseOfAHostIsAskedAndRemembered() throws Exception {
        Member host = cluster.member(1);
        seat.connect(identities, host);
        seat.await(LinkState.Connected.class);
        seat.link().close();

        try (var again = new Seat(folder)) {
            again.answers.trusting = false;
            again.connect(identities, host);
            again.await(LinkState.Connected.class);

            assertThat(again.answers.contacts).isEmpty();
        }
        assertThat(seat.answers.contacts)
                .containsExactly(
                        new Prompts.FirstContact(
                                host.address(),
                                "ssh-ed25519",
                                Member.print(Member.key(1).getPublic())));
        assertThat(Files.readString(seat.knownHosts()))
                .startsWith("[127.0.0.1]:" + host.address().port() + " ssh-ed25519 AAAA");
    }

    @Test
    void aHostNobodyTrustsGetsNothing() throws Exception {
        seat.answers.trusting = false;
        seat.connect(identities, cluster.member(1));

        assertThat(seat.await(LinkState.Refused.class).reason())
                .contains("is not known here: SHA256:");
        assertThat(seat.knownHosts()).doesNotExist();
        assertThat(cluster.member(1).heard()).isEmpty();
    }

    @Test
    void aChangedHostKeyIsRefusedWhateverAnybodySays() throws Exception {
        Member host = cluster.member(1);
        seat.connect(identities, host);
        seat.await(LinkState.Connected.class);
        seat.link().close();
        host.hostKey(66);

        try (var again = new Seat(folder)) {
            again.connect(identities, host);
            String reason = again.await(LinkState.Refused.class).reason();

            assertThat(reason)
                    .contains(seat.knownHosts() + ", line 1")
                    .contains(Member.print(Member.key(1).getPublic()))
                    .contains(Member.print(Member.key(66).getPublic()));
            assertThat(again.answers.contacts).isEmpty();

            host.hostKey(1);
            again.link().retry();
            again.await(LinkState.Connected.class);
        }
    }

    @Test
    void aKeyThatIsNotAcceptedIsARefusalThatCanBeTriedAgain() throws Exception {
        var stranger = Identities.only(KeyFiles.plain(folder, "id_other", Member.key(200)));
        seat.connect(stranger, cluster.member(1));

        assertThat(seat.await(LinkState.Refused.class).reason())
                .isEqualTo(
                        cluster.member(1).address() + " accepts none of your keys for hacluster");

        cluster.member(1).welcome(Member.key(200).getPublic());
        seat.link().retry();
        seat.await(LinkState.Connected.class);
    }

    @Test
    void aPassphraseIsAskedUntilItFits() throws Exception {
        seat.answers.passphrases.addAll(List.of("wrong", "open sesame"));
        Path file = KeyFiles.locked(folder, "id_locked", ALICE, "open sesame");
        seat.connect(Identities.only(file), cluster.member(1));

        seat.await(LinkState.Connected.class);

        assertThat(seat.answers.asked).containsExactly(file, file);
    }

    @Test
    void aKeyThatOpensByItselfSparesTheQuestion() throws Exception {
        Path plain = KeyFiles.plain(folder, "id_plain", ALICE);
        Path locked = KeyFiles.locked(folder, "id_locked", Member.key(9), "secret");
        seat.connect(new Identities(Optional.empty(), List.of(locked, plain)), cluster.member(1));

        seat.await(LinkState.Connected.class);

        assertThat(seat.answers.asked).isEmpty();
    }
}
