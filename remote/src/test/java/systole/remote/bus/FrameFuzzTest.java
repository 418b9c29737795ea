package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;
import systole.remote.bus.Frame.Ack;
import systole.remote.bus.Frame.Data;
import systole.remote.bus.Frame.Hello;
import systole.remote.bus.Frame.Piece;
import systole.remote.bus.Frame.Probe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Random;

final class FrameFuzzTest {
    private static final int ROUNDS = 4_000;

    /** Any bytes are frames, a refusal, or an end; frames survive a round trip. */
    @FuzzTest(maxDuration = "30s")
    void anyBytesAreReadOrRefused(FuzzedDataProvider data) throws IOException {
        read(data.consumeRemainingAsBytes());
    }

    /** The same without a fuzzer: frames with a few bytes changed. */
    @Test
    void damagedFramesAreReadOrRefused() throws IOException {
        byte[] sound =
                written(
                        new Hello(NodeName.of("alpha"), 7, 8, 9),
                        new Data(3, 4, new Piece(new byte[20], 2, 16, true, false)),
                        new Ack(12),
                        new Probe());
        Random random = new Random(11);
        assertThat(read(sound)).isEqualTo(4);
        int refused = 0;

        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
            for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refused += read(damaged) < 4 ? 1 : 0;
        }

        assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - 1);
    }

    @Test
    void aFrameThatWouldNotFitIsRefusedBeforeItIsRead() {
        byte[] huge = {127, 0, 0, 0, FrameWriter.DATA};

        assertThatThrownBy(() -> new FrameReader(new ByteArrayInputStream(huge)).read())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("a frame of 2130706432 bytes");
    }

    @Test
    void anotherVersionIsNamed() throws IOException {
        byte[] hello = written(new Hello(NodeName.of("alpha"), 7, 8, 9));
        hello[8] = 2;

        assertThatThrownBy(() -> new FrameReader(new ByteArrayInputStream(hello)).read())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("version 2 of the bus is not known here");
    }

    /** How many frames there are before the end or the first that is none. */
    private static int read(byte[] bytes) throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
        int frames = 0;
        try {
            while (true) {
                Frame frame = reader.read();
                byte[] again = written(frame);
                Frame copy = new FrameReader(new ByteArrayInputStream(again)).read();
                if (!Arrays.equals(written(copy), again)) {
                    throw new AssertionError("changed by a round trip: " + frame);
                }
                frames++;
            }
        } catch (EOFException | ProtocolException end) {
            return frames;
        }
    }

    private static byte[] written(Frame... frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(bytes);
        for (Frame frame : frames) {
            writer.write(frame);
        }
        writer.flush();
        return bytes.toByteArray();
    }
}
