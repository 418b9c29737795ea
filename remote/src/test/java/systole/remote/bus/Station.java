package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;

import systole.model.node.NodeName;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One node's bus, and what it heard. */
class Station implements Bus.Receiver, AddressBook, AutoCloseable {
    static final NodeName ALPHA = NodeName.of("alpha");
    static final NodeName BETA = NodeName.of("beta");
    static final NodeName GAMMA = NodeName.of("gamma");
    static final ClusterKeys KEYS = keys("secret");

    private static final int SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What a station heard. */
    sealed interface Heard {
        NodeName peer();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(NodeName peer, byte[] bytes) implements Heard {}

    record Connected(NodeName peer) implements Heard {}

    record Disconnected(NodeName peer) implements Heard {}

    record Overflowed(NodeName peer) implements Heard {}

    final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<Heard> news = new LinkedBlockingQueue<>();
    final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    final Map<NodeName, List<InetSocketAddress>> addresses = new ConcurrentHashMap<>();
    final SshBus bus;

    private final NodeName self;

    Station(NodeName self, long generation, Duration patience, ClusterKeys keys, BusLimits limits) {
        this.self = self;
        this.bus =
                new SshBus(
                        new BusSettings(self, generation, loopback(0), patience, limits),
                        this,
                        keys,
                        new Random(7));
    }

    Station(NodeName self, long generation, ClusterKeys keys, BusLimits limits) {
        this(self, generation, PATIENCE, keys, limits);
    }

    Station(NodeName self) {
        this(self, 1, KEYS, BusLimits.USUAL);
    }

    static ClusterKeys keys(String secret) {
        return ClusterKeys.of(ClusterKey.derive(secret.getBytes(StandardCharsets.UTF_8), "test"));
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Station open() {
        bus.open(this);
        return this;
    }

    InetSocketAddress address() {
        return loopback(bus.port());
    }

    void knows(NodeName peer, InetSocketAddress... at) {
        addresses.put(peer, List.of(at));
        bus.reconsider(peer);
    }

    void say(NodeName to, String text) {
        bus.send(to, text.getBytes(StandardCharsets.UTF_8));
    }

    String hear() throws InterruptedException {
        return new String(hearBytes(), StandardCharsets.UTF_8);
    }

    byte[] hearBytes() throws InterruptedException {
        Message message = messages.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("%s waits for a message", self).isNotNull();
        return message.bytes();
    }

    Heard hearNews() throws InterruptedException {
        Heard heard = news.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(heard).as("%s waits for news", self).isNotNull();
        return heard;
    }

    String hearRefused() throws InterruptedException {
        String why = refused.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(why).as("%s waits for a refusal", self).isNotNull();
        return why;
    }

    @Override
    public Set<NodeName> peers() {
        return addresses.keySet();
    }

    @Override
    public List<InetSocketAddress> addressesOf(NodeName peer) {
        return addresses.getOrDefault(peer, List.of());
    }

    @Override
    public void received(NodeName peer, byte[] message) {
        messages.add(new Message(peer, message));
    }

    @Override
    public void connected(NodeName peer) {
        news.add(new Connected(peer));
    }

    @Override
    public void disconnected(NodeName peer) {
        news.add(new Disconnected(peer));
    }

    @Override
    public void overflowed(NodeName peer) {
        news.add(new Overflowed(peer));
    }

    @Override
    public void refused(InetAddress from, String why) {
        refused.add(why);
    }

    @Override
    public void close() {
        bus.close();
    }
}
