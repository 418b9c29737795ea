package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import systole.model.node.NodeName;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tools and consoles that do what the test says. */
final class FakeReception implements Reception {
    final BlockingQueue<FakeLink> links = new LinkedBlockingQueue<>();
    final BlockingQueue<List<String>> calls = new LinkedBlockingQueue<>();
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final AtomicLong flooded = new AtomicLong();

    FakeLink nextLink() throws InterruptedException {
        FakeLink link = links.poll(60, TimeUnit.SECONDS);
        assertThat(link).as("a console").isNotNull();
        return link;
    }

    @Override
    public Place place() {
        return new Place(NodeName.of("alpha"), List.of("beta:5560", "gamma:5560"));
    }

    @Override
    public ClusterLink console(Visitor visitor) {
        var link = new FakeLink(visitor);
        links.add(link);
        return link;
    }

    @Override
    public int tool(Visitor visitor, List<String> words, Streams streams)
            throws IOException, InterruptedException {
        calls.add(words);
        return switch (words.getFirst()) {
            case "whoami" -> {
                print(streams.out(), visitor.user() + " " + visitor.role());
                print(streams.out(), " from " + visitor.origin() + "\n");
                yield 0;
            }
            case "words" -> {
                print(streams.out(), String.join("|", words) + "\n");
                print(streams.err(), "told\n");
                yield 7;
            }
            case "cat" -> {
                streams.in().transferTo(streams.out());
                yield 0;
            }
            case "fault" -> throw new IllegalStateException("a bug");
            case "wait" -> sleep();
            case "flood" -> flood(streams.out());
            default -> {
                print(streams.err(), words.getFirst() + ": not a tool\n");
                yield 127;
            }
        };
    }

    private int sleep() throws InterruptedException {
        waiting.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            interrupted.countDown();
            throw ended;
        }
        return 0;
    }

    private int flood(OutputStream out) throws IOException {
        byte[] block = new byte[16 * 1024];
        waiting.countDown();
        try {
            while (true) {
                out.write(block);
                flooded.addAndGet(block.length);
            }
        } finally {
            interrupted.countDown();
        }
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
