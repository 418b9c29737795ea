package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import systole.remote.ssh.Ed25519;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class ClusterKeyTest {
    private static final byte[] SECRET = "sesame".getBytes(StandardCharsets.UTF_8);

    /** RFC 5869 by hand: extract, then the first block of expand. */
    @Test
    void everyNodeDerivesTheSamePair() throws Exception {
        byte[] extracted = hmac("systole".getBytes(StandardCharsets.UTF_8), SECRET);
        byte[] info = "bus ssh-ed25519 web\u0001".getBytes(StandardCharsets.UTF_8);

        PublicKey byHand = Ed25519.ofSeed(hmac(extracted, info)).getPublic();

        assertThat(ClusterKey.derive(SECRET, "web").open()).isEqualTo(byHand);
    }

    @Test
    void anotherSecretOrClusterGivesAnotherPair() {
        PublicKey key = ClusterKey.derive(SECRET, "web").open();

        assertThat(ClusterKey.derive(SECRET, "mail").open()).isNotEqualTo(key);
        assertThat(ClusterKey.derive(Arrays.copyOf(SECRET, 5), "web").open()).isNotEqualTo(key);
    }

    @Test
    void noSecretIsNoKey() {
        assertThatThrownBy(() -> ClusterKey.derive(new byte[0], "web"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptedAreTheSigningKeyAndTheOthers() {
        ClusterKey one = ClusterKey.derive(SECRET, "one");
        ClusterKey two = ClusterKey.derive(SECRET, "two");
        ClusterKey three = ClusterKey.derive(SECRET, "three");
        ClusterKeys keys = new ClusterKeys(one, List.of(two));

        assertThat(keys.accepts(one.open())).isTrue();
        assertThat(keys.accepts(two.open())).isTrue();
        assertThat(keys.accepts(three.open())).isFalse();
    }

    private static byte[] hmac(byte[] key, byte[] text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}
