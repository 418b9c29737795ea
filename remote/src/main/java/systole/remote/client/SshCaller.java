package systole.remote.client;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.future.CancelOption;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.client.Trouble.Kind;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

/**
 * Calls nodes over SSH, straight or through a jump host. Every host on the way must show a key that
 * is known; one that does not is never shown a key of ours.
 */
final class SshCaller implements Caller {
    /** What is asked for at a node. */
    static final String SUBSYSTEM = "cluster-console";

    private static final int IO_THREADS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(SshCaller.class);
    private static final AttributeKey<Meeting> MEETING = new AttributeKey<>();
    private static final SshdSocketAddress HERE = new SshdSocketAddress("127.0.0.1", 0);

    private final Destination destination;
    private final KnownHosts knownHosts;
    private final ExecutorService io = Executors.newFixedThreadPool(IO_THREADS, daemons("link io"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(daemons("link alarms"));
    private final SshClient client;

    SshCaller(Destination destination, Identities identities, KeyRing keys, KnownHosts known) {
        this.destination = destination;
        this.knownHosts = known;
        this.client = SshTerms.client(identities, keys, io, timer);
        client.setServerKeyVerifier((session, _, key) -> isKnown(session, key));
        client.start();
    }

    @Override
    public Call<Line> call(Address node, Duration patience) {
        var way = new Way(patience);
        Call<Line> call = way.lead(node);
        if (!(call instanceof Call.Answered)) {
            way.cut();
        }
        return call;
    }

    @Override
    public void close() {
        client.stop();
        timer.shutdownNow();
        io.shutdown();
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    private boolean isKnown(ClientSession session, PublicKey shown) {
        AttributeRepository context = session.getConnectionContext();
        Meeting meeting = context == null ? null : context.getAttribute(MEETING);
        return meeting != null && meeting.judge(knownHosts, shown);
    }

    /** A host as it is met in one session. */
    private static final class Meeting {
        private final Address host;
        private final String user;
        private volatile @Nullable Call<Line> objection;

        Meeting(Address host, String user) {
            this.host = host;
            this.user = user;
        }

        boolean judge(KnownHosts known, PublicKey shown) {
            try {
                objection =
                        switch (known.judge(host, shown)) {
                            case KnownHosts.Verdict.Known _ -> null;
                            case KnownHosts.Verdict.Unknown _ -> new Call.Stranger<>(host, shown);
                            case KnownHosts.Verdict.Changed(var trouble) ->
                                    new Call.Forbidden<>(trouble);
                        };
            } catch (IOException unreadable) {
                objection =
                        new Call.Forbidden<>(
                                Trouble.of(Kind.KNOWN_HOSTS_UNREADABLE, unreadable.getMessage()));
            }
            return objection == null;
        }

        /** What a failed session meant. */
        Call<Line> failed(IOException broken) {
            Call<Line> known = objection;
            if (known != null) {
                return known;
            }
            LOG.debug("link host={} failed", host, broken);
            return isDenial(broken)
                    ? new Call.Denied<>(host, user)
                    : new Call.Unreachable<>(unreachable(broken));
        }

        private static boolean isDenial(IOException broken) {
            return broken instanceof SshException ssh
                    && (ssh.getDisconnectCode()
                                    == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
                            || String.valueOf(ssh.getMessage()).contains("Too many auth"));
        }

        /** The library wraps the reason, sometimes several times. */
        private Trouble unreachable(Throwable broken) {
            Throwable reason = broken;
            while (reason.getCause() != null && reason.getCause() != reason) {
                reason = reason.getCause();
            }
            return switch (reason) {
                case UnresolvedAddressException _, UnknownHostException _ ->
                        Trouble.of(Kind.NO_SUCH_HOST, host);
                case ConnectException refused
                        when String.valueOf(refused.getMessage()).contains("refused") ->
                        Trouble.of(Kind.NOT_LISTENING, host);
                case TimeoutException _ -> Trouble.of(Kind.NO_ANSWER, host);
                default ->
                        Trouble.of(
                                Kind.UNREACHABLE,
                                host,
                                reason.getMessage() == null ? reason : reason.getMessage());
            };
        }
    }

    /** One or two sessions, one through the other, that end together. */
    private final class Way {
        private final Duration patience;
        private final Deque<ClientSession> sessions = new ArrayDeque<>();

        Way(Duration patience) {
            this.patience = patience;
        }

        Call<Line> lead(Address node) {
            var meeting = new Meeting(node, destination.user());
            if (destination.jump().isEmpty()) {
                return ask(meeting, node);
            }
            Destination.Jump gate = destination.jump().get();
            var atGate = new Meeting(gate.address(), gate.user());
            ExplicitPortForwardingTracker passage;
            try {
                passage =
                        open(atGate, gate.address())
                                .createLocalPortForwardingTracker(
                                        HERE, new SshdSocketAddress(node.host(), node.port()));
            } catch (IOException broken) {
                return atGate.failed(broken);
            }
            try (passage) {
                SshdSocketAddress entrance = passage.getBoundAddress();
                return ask(meeting, new Address(entrance.getHostName(), entrance.getPort()));
            } catch (IOException broken) {
                return meeting.failed(broken);
            }
        }

        private Call<Line> ask(Meeting meeting, Address where) {
            try {
                ClientSession session = open(meeting, where);
                ChannelSubsystem channel = session.createSubsystemChannel(SUBSYSTEM);
                channel.open().verify(patience);
                return new Call.Answered<>(
                        new Line(channel.getInvertedOut(), channel.getInvertedIn(), this::cut));
            } catch (IOException broken) {
                return meeting.failed(broken);
            }
        }

        private ClientSession open(Meeting meeting, Address where) throws IOException {
            var context = AttributeRepository.ofKeyValuePair(MEETING, meeting);
            ClientSession session =
                    client.connect(meeting.user, where.host(), where.port(), context)
                            .verify(patience, CancelOption.CANCEL_ON_TIMEOUT)
                            .getSession();
            synchronized (sessions) {
                sessions.push(session);
            }
            session.auth().verify(patience);
            return session;
        }

        void cut() {
            Thread.startVirtualThread(this::closeAll);
        }

        private void closeAll() {
            synchronized (sessions) {
                sessions.forEach(session -> session.close(true));
            }
        }
    }
}
