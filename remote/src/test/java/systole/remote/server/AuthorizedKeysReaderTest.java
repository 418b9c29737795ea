package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import systole.remote.protocol.Role;
import systole.remote.ssh.Ed25519;

import java.net.InetAddress;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneId;

final class AuthorizedKeysReaderTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final PublicKey KEY = Ed25519.ofSeed(new byte[32]).getPublic();
    private static final String WORD = PublicKeyEntry.toString(KEY);

    private static AuthorizedKeys read(String text) {
        return AuthorizedKeysReader.read(text, ZONE);
    }

    private static AuthorizedKey one(String line) {
        AuthorizedKeys keys = read(line);
        assertThat(keys.faults()).isEmpty();
        assertThat(keys.keys()).hasSize(1);
        return keys.keys().getFirst();
    }

    @Test
    void aPlainKeyLooksOnly() {
        AuthorizedKey key = one(WORD + " alice@laptop");

        assertThat(KeyUtils.compareKeys(key.key(), KEY)).isTrue();
        assertThat(key.user()).contains("alice");
        assertThat(key.role()).isEqualTo(Role.READ);
        assertThat(key.from()).isEmpty();
        assertThat(key.until()).isEmpty();
    }

    @Test
    void theUserIsTheOptionElseTheCommentElseNobodyInParticular() {
        assertThat(one("user=\"bob\" " + WORD + " alice@laptop").user()).contains("bob");
        assertThat(one(WORD + " alice").user()).contains("alice");
        assertThat(one(WORD + " key of the office").user()).isEmpty();
        assertThat(one(WORD).user()).isEmpty();
    }

    @Test
    void optionsComeInAnyOrderAndCase() {
        AuthorizedKey key =
                one(
                        "  no-pty,FROM=\"10.0.0.0/8,!10.1.0.0/16\",Role=\"administer\",restrict\t"
                                + WORD);

        assertThat(key.role()).isEqualTo(Role.ADMINISTER);
        assertThat(key.refusal(InetAddress.ofLiteral("10.2.0.1"), Instant.EPOCH)).isEmpty();
        assertThat(key.refusal(InetAddress.ofLiteral("10.1.0.1"), Instant.EPOCH))
                .contains("shows a key that is not good for that address");
    }

    /** So that who came in before the file was read again stays. */
    @Test
    void theSameLineIsTheSameKey() {
        String line =
                "from=\"10.*,::/0\",expiry-time=\"20300615Z\",role=\"operate\" " + WORD + " al";

        assertThat(one("# more\n" + line)).isEqualTo(one(line));
        assertThat(one(line.replace("operate", "read"))).isNotEqualTo(one(line));
    }

    @ParameterizedTest
    @CsvSource({
        "20300615,2030-06-14T22:00:00Z",
        "20300615Z,2030-06-15T00:00:00Z",
        "203006151230,2030-06-15T10:30:00Z",
        "20300615123059Z,2030-06-15T12:30:59Z"
    })
    void keysExpire(String time, Instant until) {
        AuthorizedKey key = one("expiry-time=\"" + time + "\" " + WORD);
        InetAddress anywhere = InetAddress.ofLiteral("192.0.2.1");

        assertThat(key.refusal(anywhere, until.minusSeconds(1))).isEmpty();
        assertThat(key.refusal(anywhere, until)).contains("shows a key that has expired");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "command=\"/bin/sh\" KEY; the option \"command\" is not known",
                "cert-authority KEY; the option \"cert-authority\" is not known",
                "role=\"god\" KEY; \"god\" is no role: read, operate or administer",
                "role=read KEY; the value of an option needs quotes",
                "role=\"read KEY; a quote is not closed",
                "role=\"read\",role=\"administer\" KEY; the option \"role\" comes twice",
                "role=\"read\"from=\"*\" KEY; a comma is missing between options",
                "user=\"a b\" KEY; \"a b\" is no user's name",
                "from=\"laptop\" KEY; \"laptop\" is no address, and names are not looked up",
                "expiry-time=\"tomorrow\" KEY; \"tomorrow\" is no time: YYYYMMDD[HHMM[SS]][Z]",
                "expiry-time=\"20300231\" KEY; \"20300231\" is no time",
                "restrict; there is no key in it",
                "ssh-ed25519; there is no key in it",
                "ssh-ed25519 AAAA; the key is broken",
                "ssh-ed25519 !!!!; the key is broken",
                "ssh-dss AAAAB3NzaC1kc3M=; keys of the kind ssh-dss are not taken"
            })
    void whatCannotBeFollowedOpensNothing(String line, String why) {
        AuthorizedKeys keys = read("# keys\n\n" + line.replace("KEY", WORD) + "\n" + WORD + " bob");

        assertThat(keys.faults()).containsExactly("line 3: " + why);
        assertThat(keys.keys()).hasSize(1);
        assertThat(keys.keys().getFirst().user()).contains("bob");
    }

    @Test
    void aShortRsaKeyOpensNothing() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String line = PublicKeyEntry.toString(generator.generateKeyPair().getPublic());

        assertThat(read(line).faults())
                .containsExactly("line 1: an RSA key needs 2048 bits at least");
    }

    @Test
    void aKeyOfAnotherKindThanItSaysOpensNothing() {
        String data = WORD.substring(WORD.indexOf(' '));

        assertThat(read("ssh-rsa" + data).keys()).isEmpty();
    }
}
