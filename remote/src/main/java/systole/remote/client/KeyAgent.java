package systole.remote.client;

import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentKeyConstraint;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;

/**
 * Signs with the keys of the person's SSH agent, over the agent's Unix socket. Nothing is ever
 * given to the agent and the agent is never passed on to anybody.
 */
final class KeyAgent implements SshAgent {
    private static final int LARGEST = 256 * 1024;

    private final SocketChannel channel;

    private KeyAgent(SocketChannel channel) {
        this.channel = channel;
    }

    static KeyAgent open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new KeyAgent(channel);
        } catch (IOException | RuntimeException missing) {
            channel.close();
            throw missing;
        }
    }

    /** For the library: an agent of its own for every session that asks for one. */
    static SshAgentFactory factory(Path socket) {
        return new SshAgentFactory() {
            @Override
            public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
                return List.of();
            }

            @Override
            public SshAgent createClient(Session session, FactoryManager manager)
                    throws IOException {
                return open(socket);
            }

            @Override
            public SshAgentServer createServer(ConnectionService service) {
                throw new UnsupportedOperationException("the agent is not passed on");
            }
        };
    }

    @Override
    public List<Map.Entry<PublicKey, String>> getIdentities() throws IOException {
        return AgentMessages.identities(ask(AgentMessages.requestIdentities())).stream()
                .map(one -> Map.entry(one.key(), one.comment()))
                .toList();
    }

    @Override
    public Map.Entry<String, byte[]> sign(
            SessionContext session, PublicKey key, String algorithm, byte[] data)
            throws IOException {
        return sign(key, algorithm, data);
    }

    Map.Entry<String, byte[]> sign(PublicKey key, String algorithm, byte[] data)
            throws IOException {
        return AgentMessages.signature(ask(AgentMessages.signRequest(key, algorithm, data)));
    }

    private synchronized byte[] ask(byte[] request) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(4 + request.length);
        out.putInt(request.length).put(request).flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        int length = read(4).getInt();
        if (length < 1 || length > LARGEST) {
            throw new ProtocolException("the SSH agent answers with " + length + " bytes");
        }
        return read(length).array();
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new EOFException("the SSH agent hung up");
            }
        }
        return in.flip();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public void addIdentity(KeyPair key, String comment, SshAgentKeyConstraint... constraints) {
        throw new UnsupportedOperationException("nothing is given to the agent");
    }

    @Override
    public void removeIdentity(PublicKey key) {
        throw new UnsupportedOperationException("nothing is taken from the agent");
    }

    @Override
    public void removeAllIdentities() {
        throw new UnsupportedOperationException("nothing is taken from the agent");
    }
}
