package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.FrameCodec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a console does with its streams. */
record Console(InputStream in, OutputStream out) {
    static final ConsoleFrame.Greeting GREETING =
            new ConsoleFrame.Greeting(ConsoleFrame.Versions.OURS, "test 1");

    void say(ConsoleFrame frame) throws IOException {
        FrameCodec.write(out, frame);
        out.flush();
    }

    ConsoleFrame hear() throws IOException {
        return FrameCodec.read(in, FrameCodec.LARGEST_FROM_NODE);
    }

    /** Greets, and gives back the hello; the snapshot has been heard as well. */
    ConsoleFrame.Hello begin() throws IOException {
        say(GREETING);
        ConsoleFrame.Hello hello = (ConsoleFrame.Hello) hear();
        assertThat(hear()).isEqualTo(new ConsoleFrame.Happened(FakeLink.SNAPSHOT));
        return hello;
    }

    /** Hears on until something of that kind comes. */
    <F extends ConsoleFrame> F hear(Class<F> kind) throws IOException {
        ConsoleFrame frame = hear();
        while (!kind.isInstance(frame)) {
            frame = hear();
        }
        return kind.cast(frame);
    }

    /** Hears on to the end; gives back the goodbye, if there was one. */
    String hearGoodbye() throws IOException {
        String reason = "";
        try {
            while (true) {
                if (hear() instanceof ConsoleFrame.Goodbye goodbye) {
                    reason = goodbye.reason();
                }
            }
        } catch (EOFException end) {
            return reason;
        }
    }
}
