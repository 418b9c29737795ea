package systole.remote.server;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;
import systole.remote.server.Reception.Streams;
import systole.remote.ssh.Ed25519;
import systole.remote.ssh.Grace;
import systole.remote.ssh.QuietServer;
import systole.remote.ssh.SshBasics;
import systole.remote.ssh.Strangers;

import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyPair;
import java.text.ParseException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The way in for consoles and people. Whoever shows a key of the file of authorized keys, as the
 * user {@value DoorSettings#USER}, can run tools and open consoles, and nothing else: no shell, no
 * files, no forwarding. Whoever does not is gone soon and cannot keep others out.
 *
 * <p>While nobody is there, nothing happens and nothing is watched.
 */
public final class ConsoleDoor implements AutoCloseable {
    /** The subsystem consoles ask for. */
    public static final String SUBSYSTEM = "cluster-console";

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleDoor.class);
    private static final int IO_THREADS = 2;
    private static final long FORGET_STRANGERS_MINUTES = 10;
    private static final long MOST_INPUT = 16L << 20;
    private static final long MOST_INPUT_OF_READER = 2L << 20;
    private static final long MOST_INPUT_TOGETHER = 20L << 20;

    /** Of their own, so that they cannot take it from those who may change something. */
    private static final long MOST_INPUT_OF_READERS = 4L << 20;

    private static final String NO_SHELL =
            """
            There is no shell here. Ask for a tool instead, for example:
              ssh -p 5560 hacluster@NODE crm_mon -1
              ssh -p 5560 hacluster@NODE crm_resource -L
            """;

    private final DoorSettings settings;
    private final Reception reception;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService io;
    private final Alarms alarms;
    private final Strangers strangers = new Strangers(this::turnedAway);
    private final Intake intake = new Intake(MOST_INPUT_TOGETHER);
    private final Intake intakeOfReaders = new Intake(MOST_INPUT_OF_READERS);
    private final AtomicBoolean willForget = new AtomicBoolean();
    private final KeysFile keys;
    private final SshServer server = new QuietServer();

    /** Nothing happens before {@link #open}. */
    public ConsoleDoor(DoorSettings settings, Reception reception) {
        Ed25519.enable();
        this.settings = settings;
        this.reception = reception;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, daemons("console-timer"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        this.io = Executors.newFixedThreadPool(IO_THREADS, daemons("console-io"));
        this.alarms = Alarms.of(timer);
        this.keys =
                new KeysFile(
                        settings.authorizedKeys(),
                        List.of("root", System.getProperty("user.name")),
                        ZoneId.systemDefault(),
                        fault -> LOG.warn("console keys {}", fault));
    }

    /**
     * Lets visitors in from now on.
     *
     * @throws IOException if the address is taken, or the host key cannot be used
     */
    public void open() throws IOException {
        try {
            KeyPair hostKey = HostKey.of(settings.hostKey());
            prepare(hostKey);
            server.start();
            LOG.info(
                    "console address={} port={} host-key={} open",
                    settings.listen().getAddress().getHostAddress(),
                    port(),
                    HostKey.fingerprint(hostKey));
        } catch (IOException | RuntimeException refused) {
            close();
            throw refused;
        }
        keys.keys(); // says now what is wrong with them
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Sends everybody away and returns when they are gone. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException late) {
            LOG.debug("console door", late);
        }
        timer.shutdownNow();
        io.shutdown();
    }

    private void prepare(KeyPair hostKey) {
        DoorLimits limits = settings.limits();
        Gate gate = new Gate(keys, limits.wrongKeys(), settings.clock(), strangers);
        Seats seats = new Seats(limits, timer, gate::admitsStill);
        SshBasics.applyTo(server, io, timer);
        DoorTerms.applyTo(server);
        server.setHost(settings.listen().getAddress().getHostAddress());
        server.setPort(settings.listen().getPort());
        server.setKeyPairProvider(KeyPairProvider.wrap(List.of(hostKey)));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(gate);
        server.addSessionListener(new Grace(timer, limits.sessionsFromOne(), limits.login()));
        server.addSessionListener(seats);
        server.addChannelListener(seats);
        server.setChannelFactories(List.of(new VisitorChannel.Factory()));
        server.setShellFactory(_ -> new Errand(ConsoleDoor::refuseShell));
        server.setCommandFactory(
                (channel, line) -> new Errand(streams -> tool(visitor(channel), line, streams)));
        server.setSubsystemFactories(List.of(new Consoles()));
    }

    private static int refuseShell(Streams streams) {
        Errand.say(streams.err(), NO_SHELL);
        return 1;
    }

    private int tool(Visitor visitor, String line, Streams streams)
            throws IOException, InterruptedException {
        List<String> words;
        try {
            words = Words.split(line);
        } catch (ParseException wrong) {
            Errand.say(streams.err(), "systole: " + wrong.getMessage() + "\n");
            return 2;
        }
        return words.isEmpty() ? refuseShell(streams) : tool(visitor, words, streams);
    }

    private int tool(Visitor visitor, List<String> words, Streams streams)
            throws IOException, InterruptedException {
        boolean reads = visitor.role() == Role.READ;
        try (Intake.Portion input =
                reads
                        ? intakeOfReaders.portion(streams.in(), MOST_INPUT_OF_READER)
                        : intake.portion(streams.in(), MOST_INPUT)) {
            try {
                return reception.tool(
                        visitor, words, new Streams(input, streams.out(), streams.err()));
            } catch (IOException failed) {
                if (input.refused()) {
                    Errand.say(streams.err(), "systole: " + failed.getMessage() + "\n");
                    return 1;
                }
                throw failed;
            }
        }
    }

    private int console(ChannelSession channel, Streams streams) {
        ServerSession session = channel.getServerSession();
        var line =
                new ConsoleTalk.Line(
                        streams.in(),
                        streams.out(),
                        reason -> Thread.startVirtualThread(() -> leave(session, reason)));
        new ConsoleTalk(reception, Gate.visitor(session), settings.limits().console(), alarms, line)
                .run();
        return 0;
    }

    private static Visitor visitor(ChannelSession channel) {
        return Gate.visitor(channel.getServerSession());
    }

    private static void leave(ServerSession session, String reason) {
        Gate.leave(session, SshConstants.SSH2_DISCONNECT_BY_APPLICATION, reason);
    }

    private void turnedAway(InetAddress from, String why) {
        LOG.warn("console address={} {}", from.getHostAddress(), why);
        if (willForget.compareAndSet(false, true)) {
            var _ = timer.schedule(this::forget, FORGET_STRANGERS_MINUTES, TimeUnit.MINUTES);
        }
    }

    private void forget() {
        willForget.set(false);
        strangers.startAnew();
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    private final class Consoles implements SubsystemFactory {
        @Override
        public String getName() {
            return SUBSYSTEM;
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new Errand(streams -> console(channel, streams));
        }
    }
}
