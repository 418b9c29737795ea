package systole.remote.client;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;

import systole.model.node.NodeName;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.FrameCodec;
import systole.remote.ssh.Ed25519;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** One server of a stand-in. Lets in whoever shows a key it was told. */
final class Member implements AutoCloseable {
    /** What a command on this resource does: nothing, for ever. */
    static final String NEVER = "never";

    private final StandIn cluster;
    private final NodeName name;
    private final SshServer server;
    private final Set<String> welcome = ConcurrentHashMap.newKeySet();
    private final List<ConsoleFrame> heard = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<ConsoleFrame> asked = new LinkedBlockingQueue<>();
    private volatile boolean frozen;
    private volatile List<String> others = List.of();

    Member(StandIn cluster, NodeName name, int seed) throws IOException {
        Ed25519.enable();
        this.cluster = cluster;
        this.name = name;
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(key(seed)));
        server.setPublickeyAuthenticator((_, key, _) -> welcome.contains(print(key)));
        server.setSubsystemFactories(List.of(new Console()));
        server.start();
    }

    static KeyPair key(int seed) {
        byte[] bytes = new byte[Ed25519.SEED_LENGTH];
        Arrays.fill(bytes, (byte) seed);
        return Ed25519.ofSeed(bytes);
    }

    static String print(PublicKey key) {
        return KeyUtils.getFingerPrint(key);
    }

    NodeName name() {
        return name;
    }

    Address address() {
        return new Address("127.0.0.1", server.getPort());
    }

    /** Lets in whoever has this key. */
    Member welcome(PublicKey key) {
        welcome.add(print(key));
        return this;
    }

    /** What hellos name from now on. */
    void names(Member... members) {
        others = Arrays.stream(members).map(one -> one.address().toString()).toList();
    }

    /** Has another host key from now on. */
    void hostKey(int seed) {
        server.setKeyPairProvider(KeyPairProvider.wrap(key(seed)));
    }

    /** Says nothing more on the conversations there are, and takes no new ones. */
    void freeze() {
        frozen = true;
    }

    /** The next request or question. */
    ConsoleFrame nextAsked() throws InterruptedException {
        return asked.take();
    }

    /** Everything consoles have said. */
    List<ConsoleFrame> heard() {
        return heard;
    }

    /** As if the machine lost its power, but that the system still resets connections. */
    void kill() throws IOException {

        server.getActiveSessions().forEach(session -> session.close(true));
        server.stop(true);
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException late) {
            throw new IllegalStateException(late);
        }
    }

    private void serve(InputStream in, OutputStream raw) throws IOException {
        var out = new BufferedOutputStream(raw);
        heard.add(FrameCodec.read(in, FrameCodec.LARGEST_FROM_CONSOLE));
        if (frozen) {
            return;
        }
        var outgoing = new LinkedBlockingQueue<ConsoleFrame>();
        outgoing.add(new ConsoleFrame.Hello(1, "stand-in", name, "alice", Role.OPERATE, others));
        Runnable leave = cluster.follow(event -> outgoing.add(new ConsoleFrame.Happened(event)));
        Thread writer = Thread.ofVirtual().start(() -> write(out, outgoing));
        try {
            while (true) {
                ConsoleFrame frame = FrameCodec.read(in, FrameCodec.LARGEST_FROM_CONSOLE);
                heard.add(frame);
                answer(frame, outgoing);
            }
        } finally {
            leave.run();
            writer.interrupt();
        }
    }

    private void answer(ConsoleFrame frame, LinkedBlockingQueue<ConsoleFrame> outgoing) {
        switch (frame) {
            case ConsoleFrame.Ping(long number) -> outgoing.add(new ConsoleFrame.Pong(number));
            case ConsoleFrame.Request request -> {
                asked.add(request);
                if (!request.command().toString().contains(NEVER)) {
                    cluster.change();
                    outgoing.add(
                            new ConsoleFrame.Answer(
                                    request.id(), new Reply.Done(cluster.cib().version())));
                }
            }
            case ConsoleFrame.Question question -> {
                asked.add(question);
                outgoing.add(new ConsoleFrame.Page(question.id(), HistoryPage.EMPTY));
            }
            case ConsoleFrame _ -> {}
        }
    }

    private void write(OutputStream out, LinkedBlockingQueue<ConsoleFrame> outgoing) {
        try {
            while (true) {
                ConsoleFrame frame = outgoing.take();
                if (!frozen) {
                    FrameCodec.write(out, frame);
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Console implements SubsystemFactory {
        @Override
        public String getName() {
            return SshCaller.SUBSYSTEM;
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new Talk();
        }
    }

    private final class Talk implements Command {
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    serve(in, out);
                                } catch (IOException ended) {
                                    heard.add(new ConsoleFrame.Goodbye("the end"));
                                }
                            });
        }

        @Override
        public void destroy(ChannelSession channel) {}

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {}

        @Override
        public void setExitCallback(ExitCallback callback) {}
    }
}
