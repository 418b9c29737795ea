package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import systole.remote.ssh.Ed25519;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Random;

final class AgentMessagesTest {
    private static final PublicKey KEY = Member.key(1).getPublic();

    @BeforeAll
    static void enable() {
        Ed25519.enable();
    }

    @Test
    void keysOfUnknownKindsAreLeftOut() throws Exception {
        assertThat(AgentMessages.identities(offer()))
                .containsExactly(new AgentMessages.Identity(KEY, "alice@desk"));
    }

    @Test
    void aRefusalIsSaid() {
        assertThatThrownBy(() -> AgentMessages.signature(new byte[] {5}))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the SSH agent does not sign");
    }

    @Test
    void moreKeysThanAnybodyHasAreRefused() {
        byte[] answer = {12, 0x7f, 0, 0, 0};

        assertThatThrownBy(() -> AgentMessages.identities(answer))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("offers");
    }

    /** Any bytes are an answer or a refusal. */
    @FuzzTest(maxDuration = "30s")
    void anyBytesAreReadOrRefused(FuzzedDataProvider data) throws IOException {
        read(data.consumeRemainingAsBytes());
    }

    /** The same without a fuzzer. */
    @Test
    void damagedAnswersAreReadOrRefused() throws IOException {
        Random random = new Random(4);
        int refused = 0;
        for (int round = 0; round < 4_000; round++) {
            byte[] damaged = offer();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refused += read(damaged) ? 0 : 1;
        }

        assertThat(refused).isBetween(100, 3_999);
    }

    private static boolean read(byte[] answer) throws IOException {
        boolean understood = true;
        try {
            AgentMessages.identities(answer);
        } catch (ProtocolException refused) {
            understood = false;
        }
        try {
            AgentMessages.signature(answer);
        } catch (ProtocolException refused) {
            return understood;
        }
        return true;
    }

    private static byte[] offer() {
        var out = new ByteArrayBuffer();
        out.putByte((byte) 12);
        out.putUInt(2);
        var token = new ByteArrayBuffer();
        token.putString("sk-of-the-future@example.com");
        token.putBytes("whatever".getBytes(StandardCharsets.UTF_8));
        out.putBytes(token.getCompactData());
        out.putString("a token");
        var blob = new ByteArrayBuffer();
        blob.putRawPublicKey(KEY);
        out.putBytes(blob.getCompactData());
        out.putString("alice@desk");
        return out.getCompactData();
    }
}
