package systole.remote.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.client.ClusterLink;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.ConsoleFrame.FromNode;
import systole.remote.protocol.json.ConsoleFrame.Versions;
import systole.remote.protocol.json.FrameCodec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One console from its greeting to its end: a {@link ClusterLink} over frames. Whatever the console
 * does, the cluster never waits for it, and what it holds is bounded; a console that breaks the
 * protocol or takes nothing is told why and dropped.
 */
final class ConsoleTalk {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleTalk.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** Who only looks sends little. */
    private static final int LARGEST_OF_READER = 1024 * 1024;

    private final Reception reception;
    private final Visitor visitor;
    private final TalkLimits limits;
    private final Alarms alarms;
    private final Consumer<String> cut;
    private final InputStream in;
    private final OutputStream out;
    private final Outbox outbox;
    private final Map<Long, CompletableFuture<?>> underway = new ConcurrentHashMap<>();
    private volatile String ending = "";

    /** A console's streams; {@code cut} ends them from any thread, with a reason, at once. */
    record Line(InputStream in, OutputStream out, Consumer<String> cut) {}

    ConsoleTalk(Reception reception, Visitor visitor, TalkLimits limits, Alarms alarms, Line line) {
        this.reception = reception;
        this.visitor = visitor;
        this.limits = limits;
        this.alarms = alarms;
        this.cut = line.cut();
        this.in = line.in();
        this.out =
                new PatientStream(
                        line.out(), alarms, limits.patience(), () -> hangUp(stalled(limits)));
        this.outbox = new Outbox(limits);
    }

    /** Talks until one side ends it. Never fails; what went wrong is said to the console. */
    void run() {
        Thread writer = Thread.ofVirtual().name("console-writer").start(this::write);
        try {
            ConsoleFrame.Greeting greeting = greeting();
            LOG.info(
                    "console user={} address={} role={} program=\"{}\" begins",
                    visitor.user(),
                    visitor.origin(),
                    visitor.role(),
                    printable(greeting.program()));
            talk(greeting);
            outbox.close(new ConsoleFrame.Goodbye("as the console wishes"));
        } catch (EOFException over) {
            outbox.abandon();
        } catch (ProtocolException wrong) {
            goodbye(String.valueOf(wrong.getMessage()));
        } catch (IOException broken) {
            LOG.debug("console address={} broken", visitor.origin(), broken);
            outbox.abandon();
        } catch (RuntimeException fault) {
            LOG.error("console address={} fault", visitor.origin(), fault);
            goodbye("internal error; the log of the node has more");
        } finally {
            end(writer);
        }
    }

    private ConsoleFrame.Greeting greeting() throws IOException {
        try (Alarms.Alarm _ = alarms.in(limits.patience(), () -> hangUp("no greeting came"))) {
            if (FrameCodec.read(in, LARGEST_OF_READER) instanceof ConsoleFrame.Greeting greeting) {
                return greeting;
            }
        }
        throw new ProtocolException("a conversation begins with a greeting");
    }

    private void talk(ConsoleFrame.Greeting greeting) throws IOException {
        Optional<Integer> version = Versions.OURS.common(greeting.versions());
        if (version.isEmpty()) {
            throw new ProtocolException(
                    "this node speaks %s of the protocol, the console %s"
                            .formatted(Versions.OURS, greeting.versions()));
        }
        try (ClusterLink link = reception.console(visitor)) {
            Reception.Place place = reception.place();
            say(
                    new ConsoleFrame.Hello(
                            version.get(),
                            link.clusterName(),
                            place.node(),
                            visitor.user(),
                            visitor.role(),
                            place.others()));
            ClusterLink.Subscription events =
                    link.subscribe(event -> say(new ConsoleFrame.Happened(event)));
            try {
                listen(link);
            } finally {
                events.cancel();
            }
        }
    }

    /** Takes what the console says, until it says goodbye. */
    private void listen(ClusterLink link) throws IOException {
        int largest =
                visitor.role() == Role.READ ? LARGEST_OF_READER : FrameCodec.LARGEST_FROM_CONSOLE;
        boolean more = true;
        while (more) {
            if (!(FrameCodec.read(in, largest) instanceof ConsoleFrame.FromConsole frame)) {
                throw new ProtocolException("a console does not say that");
            }
            more = take(frame, link);
        }
    }

    private boolean take(ConsoleFrame.FromConsole frame, ClusterLink link)
            throws ProtocolException {
        switch (frame) {
            case ConsoleFrame.Request request -> submit(request, link);
            case ConsoleFrame.Question question -> look(question, link);
            case ConsoleFrame.Withdrawal(long id) -> withdraw(id);
            case ConsoleFrame.Ping(long number) -> say(new ConsoleFrame.Pong(number));
            case ConsoleFrame.Unknown(Optional<Long> id, String what) ->
                    id.ifPresent(number -> refuse(number, "this node does not know " + what));
            case ConsoleFrame.Pong _ -> {}
            case ConsoleFrame.Greeting _ ->
                    throw new ProtocolException("a conversation has one greeting");
            case ConsoleFrame.Goodbye _ -> {
                return false;
            }
        }
        return true;
    }

    private void submit(ConsoleFrame.Request request, ClusterLink link) throws ProtocolException {
        long id = request.id();
        if (isFull(id)) {
            refuse(id, "too many requests at once");
            return;
        }
        CompletableFuture<Reply> answer = link.submit(request.command(), request.reason());
        underway.put(id, answer);
        var _ =
                answer.whenComplete(
                        (reply, failure) -> {
                            underway.remove(id);
                            if (failure == null) {
                                say(new ConsoleFrame.Answer(id, reply));
                            } else {
                                refuse(
                                        id,
                                        answer.isCancelled() ? "withdrawn" : "failed: " + failure);
                            }
                        });
    }

    private void look(ConsoleFrame.Question question, ClusterLink link) throws ProtocolException {
        long id = question.id();
        if (isFull(id)) {
            say(new ConsoleFrame.NoPage(id, "too many requests at once"));
            return;
        }
        CompletableFuture<HistoryPage> answer = link.history(question.query());
        underway.put(id, answer);
        var _ =
                answer.whenComplete(
                        (page, failure) -> {
                            underway.remove(id);
                            say(
                                    failure == null
                                            ? new ConsoleFrame.Page(id, page)
                                            : new ConsoleFrame.NoPage(id, reason(failure)));
                        });
    }

    private boolean isFull(long id) throws ProtocolException {
        if (underway.containsKey(id)) {
            throw new ProtocolException("the id " + id + " is in use");
        }
        return underway.size() >= limits.requests();
    }

    private void withdraw(long id) {
        CompletableFuture<?> request = underway.get(id);
        if (request != null) {
            request.cancel(true);
        }
    }

    private void refuse(long id, String reason) {
        say(new ConsoleFrame.Answer(id, new Reply.Refused(reason)));
    }

    private void say(FromNode frame) {
        if (!outbox.add(frame)) {
            ending = "does not take what waits for it";
            outbox.closeNow(new ConsoleFrame.Goodbye("too much waits for this console"));
            alarms.in(LAST_WORDS, () -> cut.accept("too much waits for this console"));
        }
    }

    private void goodbye(String reason) {
        ending = reason;
        outbox.close(new ConsoleFrame.Goodbye(reason));
    }

    private void hangUp(String reason) {
        ending = reason;
        outbox.abandon();
        cut.accept(reason);
    }

    private void end(Thread writer) {
        try {
            writer.join(LAST_WORDS);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
        outbox.abandon();
        LOG.info(
                "console user={} address={} ends{}",
                visitor.user(),
                visitor.origin(),
                ending.isEmpty() ? "" : ": " + printable(ending));
    }

    private void write() {
        try {
            Optional<FromNode> frame = outbox.take();
            while (frame.isPresent()) {
                FrameCodec.write(out, frame.get());
                if (outbox.isEmpty()) {
                    out.flush();
                }
                frame = outbox.take();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ProtocolException tooLarge) {
            hangUp(String.valueOf(tooLarge.getMessage()));
        } catch (IOException | RuntimeException broken) {
            LOG.debug("console address={} broken", visitor.origin(), broken);
            hangUp("the line broke");
        }
    }

    private static String stalled(TalkLimits limits) {
        return "nothing was taken for " + limits.patience().toSeconds() + " s";
    }

    private static String reason(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("it cannot be looked up");
    }

    private static String printable(String text) {
        String clean = text.replaceAll("(?U)\\p{Cntrl}", " ");
        return clean.length() > 200 ? clean.substring(0, 200) : clean;
    }
}
