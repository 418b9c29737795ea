package systole.remote.bus;

import systole.remote.ssh.Ed25519;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;

import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The key pair that all nodes of one cluster share. Whoever knows the cluster's secret can derive
 * it, nobody else; the secret cannot be found from it.
 */
public record ClusterKey(KeyPair pair) {
    private static final byte[] SALT = "systole".getBytes(StandardCharsets.US_ASCII);

    /**
     * The key pair of that secret and cluster, the same on every node: HKDF with SHA-256 (RFC 5869)
     * makes the seed of an Ed25519 pair.
     */
    public static ClusterKey derive(byte[] secret, String cluster) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("a cluster needs a secret");
        }
        byte[] use = ("bus ssh-ed25519 " + cluster).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] seed =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveData(
                                    HKDFParameterSpec.ofExtract()
                                            .addSalt(SALT)
                                            .addIKM(secret)
                                            .thenExpand(use, Ed25519.SEED_LENGTH));
            return new ClusterKey(Ed25519.ofSeed(seed));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HKDF is missing in this Java runtime", missing);
        }
    }

    /** The half that may be shown. */
    public PublicKey open() {
        return pair.getPublic();
    }
}
