package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.remote.server.House.Outcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Who the OpenSSH client gets in, and who it does not. */
@Timeout(120)
final class OpenSshLoginTest {
    @TempDir private Path folder;
    private House house;
    private Path alice;

    @BeforeAll
    static void opensshIsThere() {
        assumeTrue(Files.isExecutable(House.SSH), "there is no " + House.SSH);
    }

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        alice = house.guest("role=\"operate\"");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aStrangersKeyIsRefused() throws Exception {
        Path stranger = house.newKey("stranger", "mallory@elsewhere");

        assertDenied(house.ask(stranger, "whoami"));
    }

    @Test
    void aPasswordIsNotEvenAskedFor() throws Exception {
        Outcome tried =
                house.run(
                        House.with(
                                house.ssh(
                                        alice,
                                        "-o",
                                        "BatchMode=no",
                                        "-o",
                                        "PubkeyAuthentication=no",
                                        "-o",
                                        "PreferredAuthentications=password,keyboard-interactive"),
                                "whoami"));

        assertDenied(tried);
    }

    @Test
    void anotherUserIsRefusedWithTheRightKey() throws Exception {
        List<String> words = house.ssh(alice);
        words.set(words.size() - 1, "root@127.0.0.1");

        assertDenied(house.run(House.with(words, "whoami")));
    }

    @Test
    void whoTriesFiveKeysIsSentAway() throws Exception {
        List<String> words = house.ssh(house.newKey("bad1", "x"));
        for (int i = 2; i <= 5; i++) {
            words.addAll(1, List.of("-i", house.newKey("bad" + i, "x").toString()));
        }
        List<String> six = House.with(words);
        six.addAll(six.size() - 1, List.of("-i", alice.toString()));

        Outcome tried = house.run(House.with(six, "whoami"));

        assertThat(tried.err()).contains("too many keys that open nothing here");
        assertThat(tried.code()).isEqualTo(255);
        assertThat(house.reception.calls).isEmpty();
    }

    @Test
    void fourWrongKeysBeforeTheRightOneDoNotMatter() throws Exception {
        List<String> words = house.ssh(house.newKey("bad1", "x"));
        for (int i = 2; i <= 4; i++) {
            words.addAll(1, List.of("-i", house.newKey("bad" + i, "x").toString()));
        }
        words.addAll(words.size() - 1, List.of("-i", alice.toString()));

        assertThat(house.run(House.with(words, "whoami")).out()).startsWith("alice");
    }

    @Test
    void theNinthSessionFromOneAddressIsRefusedUntilAnotherEnds() throws Exception {
        List<Process> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(house.start(House.with(house.ssh(alice), "wait")));
            assertThat(house.reception.calls.poll(60, TimeUnit.SECONDS)).isNotNull();
        }

        Outcome ninth = house.ask(alice, "whoami");

        assertThat(ninth.err()).contains("there are 8 sessions from 127.0.0.1 already");
        assertThat(ninth.code()).isEqualTo(255);
        eight.getFirst().destroyForcibly();
        FakeLink.await(house.reception.interrupted, "one of them ends");
        assertThat(IntStream.range(0, 50).anyMatch(_ -> isServed())).isTrue();
    }

    @Test
    void thereAreOnlySoManySessionsFromAllAddresses() throws Exception {
        house.reopen(limits(1, 2, DoorLimits.USUAL.alive()));
        for (String from : List.of("127.0.0.2", "127.0.0.3")) {
            house.start(House.with(house.ssh(alice, "-b", from), "wait"));
            assertThat(house.reception.calls.poll(60, TimeUnit.SECONDS)).isNotNull();
        }

        Outcome third = house.run(House.with(house.ssh(alice, "-b", "127.0.0.4"), "whoami"));

        assertThat(third.err()).contains("there are 2 sessions already");
        assertThat(third.code()).isEqualTo(255);
    }

    @Test
    void whoDoesNotAnswerAnyMoreIsGone() throws Exception {
        house.reopen(limits(8, 32, Duration.ofMillis(500)));
        Process ssh = house.start(House.with(house.ssh(alice), "wait"));
        FakeLink.await(house.reception.waiting, "the tool begins");

        House.end(house.start(List.of("kill", "-STOP", Long.toString(ssh.pid()))));

        FakeLink.await(house.reception.interrupted, "the tool ends");
        assertThat(ssh.isAlive()).isTrue();
    }

    private boolean isServed() {
        try {
            return house.ask(alice, "whoami").code() == 0;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keysThatComeFromElsewhereAreRefused() throws Exception {
        Path bob = house.newKey("bob", "bob@desk");
        house.admit("from=\"10.0.0.0/8,!127.0.0.1,127.*\"", bob);
        Path carol = house.newKey("carol", "carol@desk");
        house.admit("from=\"10.0.0.0/8,127.0.0.1\"", carol);

        assertDenied(house.ask(bob, "whoami"));
        assertThat(house.ask(carol, "whoami").out()).startsWith("carol READ");
    }

    @Test
    void optionsOfTheKeySayWhoItIs() throws Exception {
        Path bob = house.newKey("bob", "bob@desk");
        house.admit("user=\"robert\",role=\"administer\",expiry-time=\"20300616\"", bob);
        Path late = house.newKey("late", "late@desk");
        house.admit("expiry-time=\"20300615Z\"", late);
        Path odd = house.newKey("odd", "odd@desk");
        house.admit("command=\"/bin/true\"", odd);

        assertThat(house.ask(bob, "whoami").out()).startsWith("robert ADMINISTER");
        assertDenied(house.ask(late, "whoami"));
        assertDenied(house.ask(odd, "whoami"));
    }

    @Test
    void theFileIsReadAgainWhenItChanges() throws Exception {
        assertThat(house.ask(alice, "whoami").code()).isZero();
        Files.writeString(house.keys, "");
        assertDenied(house.ask(alice, "whoami"));

        house.admit("", alice);
        assertThat(house.ask(alice, "whoami").out()).startsWith("alice READ");

        Files.setPosixFilePermissions(house.keys, PosixFilePermissions.fromString("rw-rw-r--"));
        assertDenied(house.ask(alice, "whoami"));
    }

    @Test
    void whoseKeyIsTakenAwayHasToLeave() throws Exception {
        house.reopen(limits(8, 32, Duration.ofMillis(200)));
        Process ssh = house.start(House.with(house.ssh(alice), "wait"));
        FakeLink.await(house.reception.waiting, "the tool runs");

        Files.writeString(house.keys, "# nobody\n");

        assertThat(House.end(ssh).err()).contains("the key opens nothing here any more");
        FakeLink.await(house.reception.interrupted, "the tool ends");
    }

    @Test
    void theHostKeyStaysTheSame() throws Exception {
        assertThat(house.ask(alice, "whoami").code()).isZero();
        house.reopen(DoorLimits.USUAL);

        Outcome again =
                house.run(
                        House.with(house.ssh(alice, "-o", "StrictHostKeyChecking=yes"), "whoami"));
        assertThat(again.out()).as(again.err()).startsWith("alice");

        Files.delete(house.hostKey);
        house.reopen(DoorLimits.USUAL);
        assertThat(house.ask(alice, "whoami").err()).contains("IDENTIFICATION HAS CHANGED");
    }

    @Test
    void otherKindsOfKeysOpenTooButOldSignaturesDoNot() throws Exception {
        for (String kind : List.of("ecdsa", "rsa")) {
            Path key = folder.resolve(kind);
            house.run(
                    List.of(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            kind,
                            "-N",
                            "",
                            "-C",
                            kind + "@x",
                            "-f",
                            key.toString()));
            house.admit("", key);
            assertThat(house.ask(key, "whoami").out()).startsWith(kind + " READ");
        }
        Outcome sha1 =
                house.run(
                        House.with(
                                house.ssh(
                                        folder.resolve("rsa"),
                                        "-o",
                                        "PubkeyAcceptedAlgorithms=ssh-rsa"),
                                "whoami"));

        assertThat(sha1.code()).isEqualTo(255);
    }

    @Test
    void whatCountsAsBrokenIsNotSpoken() throws Exception {
        for (String term :
                List.of(
                        "KexAlgorithms=diffie-hellman-group14-sha1",
                        "Ciphers=aes128-cbc",
                        "MACs=hmac-sha1-etm@openssh.com")) {
            String option = term.startsWith("MACs") ? "Ciphers=aes128-ctr" : "Compression=no";
            Outcome refused =
                    house.run(House.with(house.ssh(alice, "-o", term, "-o", option), "whoami"));
            assertThat(refused.err()).contains("no matching");
        }
    }

    private static DoorLimits limits(int sessionsFromOne, int sessions, Duration alive) {
        DoorLimits usual = DoorLimits.USUAL;
        return new DoorLimits(
                usual.login(),
                usual.wrongKeys(),
                sessionsFromOne,
                sessions,
                usual.idle(),
                alive,
                usual.console());
    }

    private static void assertDenied(Outcome outcome) {
        assertThat(outcome.err()).contains("Permission denied (publickey)");
        assertThat(outcome.code()).isEqualTo(255);
    }
}
