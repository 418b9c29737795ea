package systole.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSAUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HexFormat;

final class Ed25519Test {
    private static final String SEED =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String OPEN =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @BeforeAll
    static void enable() {
        Ed25519.enable();
    }

    /** RFC 8032, section 7.1, the first test. */
    @Test
    void theKeyOfASeedIsTheOneOfTheStandard() throws Exception {
        KeyPair pair = Ed25519.ofSeed(HexFormat.of().parseHex(SEED));

        assertThat(EdDSAUtils.getBytes(pair.getPublic())).asHexString().isEqualToIgnoringCase(OPEN);
        assertThat(EdDSAUtils.getBytes(pair.getPrivate()))
                .asHexString()
                .isEqualToIgnoringCase(SEED);
    }

    @Test
    void aKeySurvivesTheFormOfOpenSsh() throws Exception {
        PublicKey key = Ed25519.ofSeed(HexFormat.of().parseHex(SEED)).getPublic();

        String line = PublicKeyEntry.toString(key);

        assertThat(line).startsWith("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5");
        assertThat(
                        PublicKeyEntry.parsePublicKeyEntry(line)
                                .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING))
                .isEqualTo(key);
        assertThat(KeyUtils.getKeyType(key)).isEqualTo("ssh-ed25519");
    }

    @Test
    void signaturesAreCheckedByTheLibrary() throws Exception {
        KeyPair pair = Ed25519.ofSeed(HexFormat.of().parseHex(SEED));
        byte[] text = {1, 2, 3};
        var signer = SecurityUtils.getEDDSASigner();
        signer.initSigner(null, pair.getPrivate());
        signer.update(null, text);
        byte[] signature = signer.sign(null);

        assertThat(isGenuine(pair.getPublic(), text, signature)).isTrue();
        assertThat(isGenuine(pair.getPublic(), new byte[] {1, 2, 4}, signature)).isFalse();
    }

    @Test
    void aPrivateKeyGivesItsPublicHalf() throws Exception {
        KeyPair pair = Ed25519.ofSeed(HexFormat.of().parseHex(SEED));

        assertThat(SecurityUtils.recoverEDDSAPublicKey(pair.getPrivate()))
                .isEqualTo(pair.getPublic());
    }

    @Test
    void anotherLengthIsNoSeed() {
        assertThatThrownBy(() -> Ed25519.ofSeed(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isGenuine(PublicKey key, byte[] text, byte[] signature)
            throws Exception {
        var verifier = SecurityUtils.getEDDSASigner();
        verifier.initVerifier(null, key);
        verifier.update(null, text);
        return verifier.verify(null, signature);
    }
}
