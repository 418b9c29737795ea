package systole.remote.ssh;

import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** Ed25519 keys (RFC 8032) by the JDK alone, and their use in SSH (RFC 8709). */
public final class Ed25519 {
    /** The length of a seed in bytes. */
    public static final int SEED_LENGTH = 32;

    private static final String PROVIDER = "SunEC";

    static {
        SecurityUtils.registerSecurityProvider(new Registrar());
    }

    private Ed25519() {}

    /**
     * Makes SSH in this process use the JDK's keys and signatures. To be called before anything
     * else of SSH; further calls do nothing.
     */
    public static void enable() {
        if (!SecurityUtils.isEDDSACurveSupported()) {
            throw new IllegalStateException("Ed25519 is missing in this Java runtime");
        }
    }

    /** The one key pair of that seed. */
    public static KeyPair ofSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", PROVIDER);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair pair = generator.generateKeyPair();
            if (!Arrays.equals(seed, seedOf((EdECPrivateKey) pair.getPrivate()))) {
                throw new IllegalStateException("the key is not of the given seed");
            }
            return pair;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Ed25519 is missing in this Java runtime", missing);
        }
    }

    static byte[] seedOf(EdECPrivateKey key) throws InvalidKeyException {
        return key.getBytes().orElseThrow(() -> new InvalidKeyException("the key hides its seed"));
    }

    /** The generator takes its random bytes as the seed: these are given instead. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }

    /** Tells the library about the JDK's own Ed25519, so that it needs no other provider. */
    private static final class Registrar extends AbstractSecurityProviderRegistrar {
        Registrar() {
            super(PROVIDER);
        }

        @Override
        public boolean isSupported() {
            return Security.getProvider(PROVIDER) != null;
        }

        @Override
        public Provider getSecurityProvider() {
            return Security.getProvider(PROVIDER);
        }

        @Override
        public boolean isSecurityEntitySupported(Class<?> entity, String name) {
            return false;
        }

        @Override
        public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
            return Optional.of(new JdkEd25519());
        }
    }
}
