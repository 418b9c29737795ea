package systole.remote.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

final class FrameCodecFuzzTest {
    private static final int ROUNDS = 20_000;

    /** Any bytes are a frame or a refusal; frames survive a round trip. */
    @FuzzTest(maxDuration = "60s")
    void anyBytesAreReadOrRefused(FuzzedDataProvider data) {
        read(data.consumeRemainingAsBytes());
    }

    /** Frames with a few bytes changed, which gets further than any bytes. */
    @FuzzTest(maxDuration = "30s")
    void changedFramesAreReadOrRefused(FuzzedDataProvider data) {
        byte[] frame = FrameCodec.encode(data.pickValue(Frames.all()));
        for (int edits = data.consumeInt(1, 4); edits > 0; edits--) {
            frame[data.consumeInt(0, frame.length - 1)] = data.consumeByte((byte) 32, (byte) 126);
        }
        read(frame);
    }

    /** The same without a fuzzer: frames with a few bytes changed. */
    @Test
    void damagedFramesAreReadOrRefused() {
        List<byte[]> sound = Frames.all().stream().map(FrameCodec::encode).toList();
        Random random = new Random(13);
        int refused = 0;

        for (int round = 0; round < ROUNDS; round++) {
            byte[] frame = sound.get(random.nextInt(sound.size()));
            byte[] damaged = Arrays.copyOf(frame, frame.length);
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
            }
            refused += read(damaged) ? 0 : 1;
        }

        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 10);
    }

    private static boolean read(byte[] bytes) {
        try {
            ConsoleFrame frame = FrameCodec.decode(bytes);
            if (!(frame instanceof ConsoleFrame.Unknown)
                    && !FrameCodec.decode(FrameCodec.encode(frame)).equals(frame)) {
                throw new AssertionError("changed by a round trip: " + frame);
            }
            return true;
        } catch (MalformedJsonException refused) {
            return false;
        }
    }
}
