package systole.remote.client;

import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ProtocolException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is said to an SSH agent and what it answers (draft-ietf-sshm-ssh-agent). Whatever the agent
 * answers, reading it ends in a value or a {@link ProtocolException}.
 */
final class AgentMessages {
    private static final byte FAILURE = 5;
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGNATURE = 14;
    private static final int RSA_SHA2_256 = 2;
    private static final int RSA_SHA2_512 = 4;
    private static final int MOST_IDENTITIES = 1000;

    private AgentMessages() {}

    /** A key the agent can sign with. */
    record Identity(PublicKey key, String comment) {}

    static byte[] requestIdentities() {
        return new byte[] {REQUEST_IDENTITIES};
    }

    /** Keys of kinds we do not know, of security tokens for one, are left out. */
    static List<Identity> identities(byte[] answer) throws IOException {
        ByteArrayBuffer in = begin(answer, IDENTITIES, "does not tell its keys");
        try {
            int count = in.getInt();
            if (count < 0 || count > MOST_IDENTITIES) {
                throw new ProtocolException("the SSH agent offers " + count + " keys");
            }
            var found = new ArrayList<Identity>();
            for (int i = 0; i < count; i++) {
                byte[] blob = in.getBytes();
                String comment = in.getString();
                PublicKey key = key(blob);
                if (key != null) {
                    found.add(new Identity(key, comment));
                }
            }
            return found;
        } catch (RuntimeException broken) {
            throw broken(broken);
        }
    }

    static byte[] signRequest(PublicKey key, String algorithm, byte[] data) {
        var out = new ByteArrayBuffer();
        out.putByte(SIGN_REQUEST);
        var blob = new ByteArrayBuffer();
        blob.putRawPublicKey(key);
        out.putBytes(blob.getCompactData());
        out.putBytes(data);
        out.putUInt(
                switch (algorithm) {
                    case "rsa-sha2-256" -> RSA_SHA2_256;
                    case "rsa-sha2-512" -> RSA_SHA2_512;
                    default -> 0;
                });
        return out.getCompactData();
    }

    /** The algorithm and the signature itself. */
    static Map.Entry<String, byte[]> signature(byte[] answer) throws IOException {
        ByteArrayBuffer in = begin(answer, SIGNATURE, "does not sign");
        try {
            var signed = new ByteArrayBuffer(in.getBytes());
            return Map.entry(signed.getString(), signed.getBytes());
        } catch (RuntimeException broken) {
            throw broken(broken);
        }
    }

    private static ByteArrayBuffer begin(byte[] answer, byte expected, String otherwise)
            throws ProtocolException {
        if (answer.length == 0 || answer[0] != expected) {
            boolean refused = answer.length > 0 && answer[0] == FAILURE;
            throw new ProtocolException(
                    "the SSH agent " + (refused ? otherwise : "gives an unexpected answer"));
        }
        return new ByteArrayBuffer(answer, 1, answer.length - 1);
    }

    private static ProtocolException broken(RuntimeException cause) {
        var refused = new ProtocolException("the SSH agent gives a broken answer");
        refused.initCause(cause);
        return refused;
    }

    private static @Nullable PublicKey key(byte[] blob) {
        try {
            return new ByteArrayBuffer(blob).getRawPublicKey();
        } catch (SshException | RuntimeException unknown) {
            return null;
        }
    }
}
