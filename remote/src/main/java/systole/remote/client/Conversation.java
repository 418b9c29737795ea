package systole.remote.client;

import systole.model.patch.PatchException;
import systole.remote.client.Trouble.Kind;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.FrameCodec;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One conversation with one node, from the hello to its end. */
final class Conversation {
    /** What becomes of commands whose answer was lost. */
    static final String IN_DOUBT = "connection lost meanwhile; look whether it was done";

    private static final String TOO_MUCH = "too much is under way already";
    private static final int MOST_WAITING = 2000;
    private static final ConsoleFrame LAST = new ConsoleFrame.Goodbye("the console was closed");

    private final Address address;
    private final Line line;
    private final InputStream in;
    private final OutputStream out;
    private final ConsoleFrame.Hello hello;
    private final Silence silence = new Silence();
    private final Underway underway = new Underway();
    private final LinkedBlockingQueue<ConsoleFrame> outgoing =
            new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile Optional<Trouble> verdict = Optional.empty();

    private Conversation(
            Address address,
            Line line,
            InputStream in,
            OutputStream out,
            ConsoleFrame.Hello hello) {
        this.address = address;
        this.line = line;
        this.in = in;
        this.out = out;
        this.hello = hello;
    }

    /** Greets a node; the line is cut unless it answers with a hello, in time. */
    static Call<Conversation> begin(Address address, Line line, String program, Duration patience) {
        var alarm =
                CompletableFuture.runAsync(
                        line.cut(),
                        CompletableFuture.delayedExecutor(
                                patience.toNanos(), TimeUnit.NANOSECONDS));
        var in = new BufferedInputStream(line.in());
        var out = new BufferedOutputStream(line.out());
        Call<Conversation> call;
        try {
            FrameCodec.write(out, new ConsoleFrame.Greeting(ConsoleFrame.Versions.OURS, program));
            out.flush();
            call =
                    switch (FrameCodec.read(in, FrameCodec.LARGEST_FROM_NODE)) {
                        case ConsoleFrame.Hello hello ->
                                new Call.Answered<>(
                                        new Conversation(address, line, in, out, hello));
                        case ConsoleFrame.Goodbye(var reason) ->
                                new Call.Forbidden<>(Trouble.of(Kind.SAID, address, reason));
                        case ConsoleFrame _ ->
                                new Call.Forbidden<>(Trouble.of(Kind.NO_NODE, address));
                    };
        } catch (IOException broken) {
            call = new Call.Unreachable<>(brokenOff(address, broken));
        } finally {
            alarm.cancel(false);
        }
        if (!(call instanceof Call.Answered)) {
            line.cut().run();
        }
        return call;
    }

    Address address() {
        return address;
    }

    ConsoleFrame.Hello hello() {
        return hello;
    }

    /** Listens until it ends; says why it did. Everything under way is answered then. */
    Trouble listen(Audience audience) {
        Thread writer = Thread.ofVirtual().name("link writer " + address).start(this::write);
        try {
            while (hear(FrameCodec.read(in, FrameCodec.LARGEST_FROM_NODE), audience)) {
                silence.heard();
            }
        } catch (IOException broken) {
            end(brokenOff(hello.node(), broken));
        } catch (PatchException gap) {
            end(Trouble.of(Kind.GAP, hello.node(), gap.getMessage()));
        }
        writer.interrupt();
        underway.endAll(IN_DOUBT);
        return verdict.orElseGet(() -> Trouble.of(Kind.HUNG_UP, hello.node()));
    }

    private boolean hear(ConsoleFrame frame, Audience audience) throws PatchException {
        switch (frame) {
            case ConsoleFrame.Happened(var event) -> audience.tell(event);
            case ConsoleFrame.Answer(long id, var reply) ->
                    underway.end(id, new Underway.Outcome.Replied(reply));
            case ConsoleFrame.Page(long id, var page) ->
                    underway.end(id, new Underway.Outcome.Found(page));
            case ConsoleFrame.NoPage(long id, String reason) ->
                    underway.end(id, new Underway.Outcome.Lost(reason));
            case ConsoleFrame.Ping(long number) -> outgoing.offer(new ConsoleFrame.Pong(number));
            case ConsoleFrame.Goodbye(var reason) -> {
                end(Trouble.of(Kind.SAID, hello.node(), reason));
                return false;
            }
            case ConsoleFrame.Pong _, ConsoleFrame.Unknown _, ConsoleFrame.Hello _ -> {}
            case ConsoleFrame.Greeting _,
                    ConsoleFrame.Request _,
                    ConsoleFrame.Withdrawal _,
                    ConsoleFrame.Question _ -> {}
        }
        return true;
    }

    /** Half of the time has passed after which a silent node is asked whether it is there. */
    void tick() {
        switch (silence.tick()) {
            case WAIT -> {}
            case ASK -> outgoing.offer(new ConsoleFrame.Ping(0));
            case DEAD -> end(Trouble.of(Kind.SILENT, hello.node()));
        }
    }

    CompletableFuture<Reply> submit(Command command, String reason) {
        var future = new CompletableFuture<Reply>();
        Optional<Long> id = underway.command(future);
        if (id.isEmpty()) {
            return CompletableFuture.completedFuture(new Reply.Refused(notAsked()));
        }
        send(future, id.get(), new ConsoleFrame.Request(id.get(), command, reason));
        return future;
    }

    CompletableFuture<HistoryPage> history(HistoryQuery query) {
        var future = new CompletableFuture<HistoryPage>();
        Optional<Long> id = underway.question(future);
        if (id.isEmpty()) {
            return CompletableFuture.failedFuture(new IOException(notAsked()));
        }
        send(future, id.get(), new ConsoleFrame.Question(id.get(), query));
        return future;
    }

    private String notAsked() {
        return verdict.map(why -> "not connected: " + why).orElse(TOO_MUCH);
    }

    private void send(CompletableFuture<?> future, long id, ConsoleFrame frame) {
        if (!outgoing.offer(frame)) {
            underway.end(id, new Underway.Outcome.Lost(TOO_MUCH));
            return;
        }
        CompletableFuture<?> _ =
                future.whenComplete(
                        (_, _) -> {
                            if (future.isCancelled() && underway.forget(id)) {
                                outgoing.offer(new ConsoleFrame.Withdrawal(id));
                            }
                        });
    }

    private void write() {
        try {
            for (ConsoleFrame frame = outgoing.take(); ; frame = outgoing.take()) {
                FrameCodec.write(out, frame);
                if (outgoing.isEmpty()) {
                    out.flush();
                }
                if (frame == LAST) {
                    line.cut().run();
                    return;
                }
            }
        } catch (IOException broken) {
            end(brokenOff(hello.node(), broken));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says goodbye if that is possible without waiting, and ends. */
    void close() {
        verdict = Optional.of(Trouble.of(Kind.CLOSED));
        if (!outgoing.offer(LAST)) {
            line.cut().run();
        }
    }

    /** Ends it; whoever listens is woken and hears the first reason. */
    synchronized void end(Trouble reason) {
        if (verdict.isEmpty()) {
            verdict = Optional.of(reason);
        }
        line.cut().run();
    }

    private static Trouble brokenOff(Object who, IOException broken) {
        return broken instanceof EOFException || broken.getMessage() == null
                ? Trouble.of(Kind.HUNG_UP, who)
                : Trouble.of(Kind.BROKEN, who, broken.getMessage());
    }
}
